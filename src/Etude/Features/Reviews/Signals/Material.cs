using Etude.Features.Practice;
using Etude.Features.Reviews.Code;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;

namespace Etude.Features.Reviews.Signals;

/// <summary>A submission read once: what every rule looks at.</summary>
internal sealed class Material
{
    private readonly Dictionary<string, Note> _notes;

    private Material(Submission submission, CueWords words)
    {
        (Submission, Words) = (submission, words);
        Kind = submission.EmMode ? RubricKind.Em : submission.Problem.HasTests ? RubricKind.Tested : RubricKind.Written;
        Statement = new Statement(submission.Problem);
        _notes = Phases.All.ToDictionary(p => p, p => Note.Of(p, submission.Notes.GetValueOrDefault(p, ""), Statement, words, headings: false), StringComparer.Ordinal);
        Code = SourceCode.Of(Kind == RubricKind.Tested ? submission.Code : "", submission.Problem.StarterCode, submission.Language);
        Answer = Note.Of(SourceCode.Source, Kind == RubricKind.Tested || IsStarter(submission) ? "" : submission.Code, Statement, words, headings: true);
        Before = [.. Explore.Sentences, .. Plan.Sentences];
    }

    public Submission Submission { get; }
    public ProblemBrief Problem => Submission.Problem;
    public CueWords Words { get; }
    public RubricKind Kind { get; }
    public Statement Statement { get; }

    /// <summary>Empty for a written answer.</summary>
    public SourceCode Code { get; }

    /// <summary>The written answer or decision memo; empty for code.</summary>
    public Note Answer { get; }

    /// <summary>What was thought before building: explore, then plan.</summary>
    public IReadOnlyList<Sentence> Before { get; }

    public Note Explore => _notes[Phases.Explore];
    public Note Plan => _notes[Phases.Plan];
    public Note Implement => _notes[Phases.Implement];
    public Note Verify => _notes[Phases.Verify];
    public Note Reflect => _notes[Phases.Reflect];

    public static Material Of(Submission submission, CueWords words) => new(submission, words);

    public Note Notes(string phase) => _notes[phase];

    /// <summary>The person did something in this phase: wrote a thought, or built something.</summary>
    public bool IsTouched(string phase) => !_notes[phase].IsEmpty || (phase == Phases.Implement && HasWork);

    /// <summary>Words to people rather than a plan for a thing: not asked for techniques, estimates or measures.</summary>
    public bool IsMessage => Problem.Type == "behavioral" && Kind == RubricKind.Written;

    /// <summary>Code that differs from the starter, or an answer.</summary>
    public bool HasWork => Kind == RubricKind.Tested ? Code.Changed && Code.Lines.Count > 0 : !Answer.IsEmpty;

    /// <summary>The text a place points into.</summary>
    public string Text(string source) => source == SourceCode.Source ? Submission.Code : Submission.Notes.GetValueOrDefault(source, "");

    /// <summary>Quoted by lines rather than by sentences.</summary>
    public bool IsCode(string source) => source == SourceCode.Source && Kind == RubricKind.Tested;

    private static bool IsStarter(Submission submission) =>
        string.Equals(submission.Code.Trim(), submission.Problem.StarterCode.Trim(), StringComparison.Ordinal);
}
