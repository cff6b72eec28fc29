namespace Etude.Features.Reviews;

/// <summary>Everything a review may look at: what the person wrote and did, and the problem it answers. No person, no database.</summary>
public sealed record Submission
{
    public required ProblemBrief Problem { get; init; }
    public required bool EmMode { get; init; }

    /// <summary>Notes by phase, line ends LF. A phase without notes may be missing.</summary>
    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    /// <summary>The code, or the written answer of a problem without tests.</summary>
    public required string Code { get; init; }

    public required string Language { get; init; }
    public required TestOutcome? Tests { get; init; }
    public required IReadOnlyDictionary<string, int> HintsUsed { get; init; }

    /// <summary>Working seconds by phase.</summary>
    public required IReadOnlyDictionary<string, int> Seconds { get; init; }

    /// <summary>1 (a guess) to 5 (sure), before the first run; null when not said.</summary>
    public required int? Confidence { get; init; }

    /// <summary>What the person thought the run would do, one line.</summary>
    public required string? Prediction { get; init; }

    public required bool SawSolution { get; init; }
}

/// <summary>The last test run of an attempt.</summary>
/// <param name="FailedNames">Titles of the tests that failed, in order.</param>
/// <param name="Runs">How many runs there were.</param>
public sealed record TestOutcome(int Passed, int Total, IReadOnlyList<string> FailedNames, int Runs)
{
    public bool AllPass => Total > 0 && Passed == Total;
}

/// <summary>What a review and a grade need to know of a problem. Never the reference solution.</summary>
public sealed record ProblemBrief
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string Type { get; init; }
    public required string Difficulty { get; init; }
    public required IReadOnlyList<string> Axes { get; init; }
    public required string Prompt { get; init; }
    public required string KeyInsight { get; init; }
    public required IReadOnlyList<string> Pitfalls { get; init; }
    public required string? Complexity { get; init; }
    public required string StarterCode { get; init; }
    public required bool HasTests { get; init; }
    /// <summary>Target minutes by phase, as they count for the person; empty for one who wants no target.</summary>
    public required IReadOnlyDictionary<string, int> PhaseMinutes { get; init; }

    /// <summary>0 where there is no target.</summary>
    public int TargetSeconds => 60 * PhaseMinutes.Values.Sum();
}
