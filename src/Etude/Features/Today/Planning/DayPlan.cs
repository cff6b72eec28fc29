using Etude.Features.Recall;
using Etude.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>What a piece of the day is for.</summary>
public enum Purpose
{
    /// <summary>An attempt that is open.</summary>
    CarryOn,

    /// <summary>A problem that comes back.</summary>
    Recall,

    /// <summary>A problem never tried.</summary>
    New,

    /// <summary>A library item.</summary>
    Study,

    /// <summary>A look back over four weeks.</summary>
    Reflect,
}

/// <summary>The facts behind a recall. Chances are 0 to 1.</summary>
/// <param name="Now">Chance of recall now.</param>
/// <param name="In3">In three days, left alone.</param>
/// <param name="In7">In seven days, left alone.</param>
/// <param name="OnTheDay">With an interview ahead: the chance on its morning, left alone.</param>
/// <param name="OnTheDayReviewed">The same, expected after a review today.</param>
public sealed record RecallFacts(
    double Now, double In3, double In7, Rating LastGrade, string? LastReason, DateMove Move, double? OnTheDay, double? OnTheDayReviewed);

/// <summary>One piece of the day: what, how long, why, and what waiting costs.</summary>
public sealed record PlannedPiece
{
    public required Purpose Purpose { get; init; }

    /// <summary>What tells it from every other piece, whatever a library item is called.</summary>
    public string Key => StoredPlan.KeyOf(Purpose, Slug);

    /// <summary>The piece as the day's plan keeps it.</summary>
    public StoredPiece Stored => new() { Purpose = Purpose, Slug = Slug };

    /// <summary>The slug of the problem or the library item; empty for a reflection.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }
    public required int Minutes { get; init; }

    /// <summary>The axis it serves; null for a reflection.</summary>
    public string? Axis { get; init; }

    /// <summary>Why it is here and what skipping it costs.</summary>
    public required string Why { get; init; }

    public PlanProblem? Problem { get; init; }
    public Guid? Attempt { get; init; }
    public Remembered? Memory { get; init; }
    public RecallFacts? Facts { get; init; }
    public StudyCandidate? Study { get; init; }
}

/// <summary>How a backlog gets done: every waiting problem has its day.</summary>
/// <param name="Days">By problem's slug: the day it is planned for; today's are in today's plan.</param>
/// <param name="DaysItTakes">Days until nothing waits, counting what comes back meanwhile; null when it does not get shorter at this pace.</param>
public sealed record CatchUpPlan(IReadOnlyDictionary<string, DateOnly> Days, int? DaysItTakes);

/// <summary>The plan of one day.</summary>
public sealed record DayPlan
{
    public required IReadOnlyList<PlannedPiece> Pieces { get; init; }

    /// <summary>Problems due that did not find room today.</summary>
    public required int Waiting { get; init; }

    /// <summary>There while more is due than two days can hold.</summary>
    public CatchUpPlan? CatchUp { get; init; }

    /// <summary>True when this weekday carries less than a usual one.</summary>
    public required bool IsEasyDay { get; init; }

    public int Minutes => Pieces.Sum(p => p.Minutes);
}
