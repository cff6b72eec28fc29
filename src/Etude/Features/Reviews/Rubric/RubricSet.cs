using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Etude.Features.Reviews.Reading;
using Etude.Platform.Content;

namespace Etude.Features.Reviews.Rubric;

/// <summary>The rubrics of the content folder, ready for use: which signals each kind of submission is asked for, and the words that show them.</summary>
internal sealed class RubricSet
{
    /// <summary>Changes whenever a rule in code changes what a submission scores; the content's own changes show by themselves.</summary>
    private const int Rules = 4;

    private const int DigestDigits = 8;
    private const string EmMode = "em";
    private const string MlInWords = "ml_words";
    private const string InWords = "design";

    private readonly FrozenDictionary<string, PhaseRubric> _rubrics;

    public RubricSet(RubricFiles files)
    {
        Words = new CueWords(files);
        _rubrics = files.Rubrics.Values.ToFrozenDictionary(r => r.Name, r => Of(r, files), StringComparer.Ordinal);
    }

    public CueWords Words { get; }

    public IEnumerable<PhaseRubric> All => _rubrics.Values;

    /// <summary>The rubric by the name of its file, such as <c>coding</c>.</summary>
    public PhaseRubric Named(string name) => _rubrics[name];

    /// <summary>What a submission is reviewed by: EM mode first, then its type; without tests, a rubric for words.</summary>
    public PhaseRubric For(Submission submission) => Named(submission switch
    {
        { EmMode: true } => EmMode,
        { Problem: { Type: "ml", HasTests: false } } => MlInWords,
        { Problem: { Type: "coding" or "debugging" or "sql", HasTests: false } } => InWords,
        _ => submission.Problem.Type,
    });

    private static PhaseRubric Of(RubricFile file, RubricFiles files)
    {
        var signals = file.Weights.Select(w => new Signal(files.Signals[w.Key], w.Value)).ToList();
        return new PhaseRubric($"{file.Name} {file.Version.ToString(CultureInfo.InvariantCulture)}-{Digest(file, signals, files)}", file.PhaseWeights, signals);
    }

    /// <summary>Anchors and weights of this rubric, and every cue word: whatever moves a level or a score, not the words of a finding.</summary>
    private static string Digest(RubricFile file, List<Signal> signals, RubricFiles files)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"rules {Rules}\n");
        foreach (var (phase, weight) in file.PhaseWeights.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{phase} {weight}\n");
        foreach (var signal in signals.OrderBy(s => s.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{signal.Key} {signal.Phase} {signal.Weight} {string.Join('|', signal.Anchors)}\n");
        foreach (var (name, words) in files.Cues.Select(c => (c.Key, c.Value)).Concat(files.Edges.Select(e => (Key: e.Key, Value: e.Words))).OrderBy(w => w.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{name} {string.Join('|', words.Order(StringComparer.Ordinal))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..DigestDigits];
    }
}
