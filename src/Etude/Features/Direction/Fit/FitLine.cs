using Etude.Features.Direction.Reading;

namespace Etude.Features.Direction.Fit;

/// <summary>How far a line of the job can be shown.</summary>
public enum FitState
{
    /// <summary>A line of work in the CV says it, and it was practised without help.</summary>
    Shown,

    /// <summary>One of the two.</summary>
    Partly,

    /// <summary>Nobody can tell from here: a bare word in a list, practice with help, or nothing to look in.</summary>
    Unknown,

    /// <summary>Looked for in both, found in neither.</summary>
    Missing,
}

/// <summary>A line cut from a text.</summary>
/// <param name="Line">Its number, from 1.</param>
public sealed record Quote(string Words, int Line)
{
    public static Quote Of(string text, Span span) => new(span.Of(text), text.AsSpan(0, Math.Clamp(span.Start, 0, text.Length)).Count('\n') + 1);
}

/// <summary>A submitted attempt, as proof.</summary>
public sealed record Proof
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required string Axis { get; init; }
    public required int Hints { get; init; }
    public required bool SawSolution { get; init; }
    public required int Grade { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Solved, without a hint and without the solution.</summary>
    public bool IsUnaided => Hints == 0 && !SawSolution && Grade >= 2;

    public string How => (IsUnaided, SawSolution, Grade, Hints) switch
    {
        (true, _, _, _) => "unaided",
        (_, true, _, _) => "with the solution open",
        (_, _, 1, _) => "not solved yet",
        (_, _, _, 1) => "one hint",
        (_, _, _, var hints) => $"{hints} hints",
    };
}

/// <summary>A line of the job beside what shows it.</summary>
/// <param name="Axis">The axis it speaks of most.</param>
/// <param name="Cv">The line of the CV that names the same, or something of the same kind; null where there is none.</param>
/// <param name="CvIsWork">True where that line is about work, not a list of skills.</param>
/// <param name="Why">The state in one sentence.</param>
public sealed record FitLine(Quote Job, Asked Asked, IReadOnlyList<string> Tags, string Axis, Quote? Cv, bool CvIsWork, Proof? Proof, FitState State, string Why);

/// <summary>A gap that matters, and what Today will do about it.</summary>
public sealed record FitGap(FitLine Line, double Weight, string Title, string State, string Will);
