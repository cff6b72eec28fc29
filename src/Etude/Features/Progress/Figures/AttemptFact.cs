using Etude.Features.Practice;

namespace Etude.Features.Progress.Figures;

/// <summary>A submitted attempt, as far as the figures look at it.</summary>
public sealed record AttemptFact
{
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>True when the problem had been submitted before: it returned.</summary>
    public required bool IsReturn { get; init; }

    /// <summary>1 (a guess) to 5 (sure), said before the first run.</summary>
    public required int? Confidence { get; init; }

    /// <summary>Whether all tests passed; null for a problem without tests.</summary>
    public required bool? Passed { get; init; }

    /// <summary>Better than Again.</summary>
    public required bool Solved { get; init; }

    /// <summary>Solved with no hint and no look at the solution.</summary>
    public required bool Unaided { get; init; }

    public required int Hints { get; init; }

    /// <summary>Seconds by phase.</summary>
    public required int Explore { get; init; }
    public required int Plan { get; init; }
    public required int Implement { get; init; }
    public required int Verify { get; init; }
    public required int Reflect { get; init; }

    public int Seconds(string phase) => phase switch
    {
        Phases.Explore => Explore,
        Phases.Plan => Plan,
        Phases.Implement => Implement,
        Phases.Verify => Verify,
        _ => Reflect,
    };
}

/// <summary>The totals of one day.</summary>
public sealed record DayTotals
{
    public required DateOnly Day { get; init; }
    public required int SecondsActive { get; init; }
    public required int AttemptsSubmitted { get; init; }
    public required int SolvedUnaided { get; init; }
    public required int ContentsFinished { get; init; }
    public required int WordsWritten { get; init; }
}
