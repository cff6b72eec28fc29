using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Recall;

namespace Etude.Tests.Features.Today.Planning;

/// <summary>Small pieces that plans are made from: a Sunday in November, ten in the morning, UTC.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly string[] Axes = ["algorithms", "databases", "leadership"];

    public static PlanProblem Problem(string slug, string axis = "algorithms", int minutes = 10, string difficulty = "core") =>
        new(slug, slug, "coding", difficulty, [axis], minutes);

    /// <summary>A problem with a stability, last reviewed some days ago and due some days from today (below 0: overdue).</summary>
    public static RecallCandidate Known(string slug, double stability = 5, int daysAgo = 6, int dueIn = 0, string axis = "algorithms", int minutes = 10) =>
        new(Problem(slug, axis, minutes), new Remembered
        {
            Stability = stability, Difficulty = 5, DueAt = Scheduler.StartOf(Today.AddDays(dueIn), TimeZoneInfo.Utc),
            LastReviewedAt = Now.AddDays(-daysAgo), Reps = 3, Lapses = 0,
        }, Rating.Good, "All 7 tests pass.", 1, DateMove.None);

    public static AxisLevel[] Levels(double algorithms = 50, double databases = 50, double leadership = 50) =>
        [new("algorithms", algorithms, 10, 5), new("databases", databases, 10, 5), new("leadership", leadership, 10, 5)];

    public static PlanRequest Request(params RecallCandidate[] recalls) => new()
    {
        Now = Now, Today = Today, Zone = TimeZoneInfo.Utc, Minutes = 60, Levels = Levels(), Recalls = recalls, AxisName = axis => axis,
    };

    public static AxisWeights Job(params (string Axis, double Share)[] shares) =>
        AxisWeights.From(shares.Select(s => KeyValuePair.Create(s.Axis, s.Share)), Axes);

    public static string Slugs(this DayPlan plan) => string.Join(' ', plan.Pieces.Select(p => p.Slug));

    public static PlannedPiece Of(this DayPlan plan, Purpose purpose) => plan.Pieces.Single(p => p.Purpose == purpose);

    /// <summary>A review on this Sunday that returns after so many days, as if the model had said so.</summary>
    public static ScheduledReview Returning(int days, double stability = 10, int elapsed = 1, TimeZoneInfo? zone = null) => new(null, new Remembered
    {
        Stability = stability, Difficulty = 5, DueAt = Scheduler.StartOf(Today.AddDays(days), zone ?? TimeZoneInfo.Utc),
        LastReviewedAt = Now, Reps = 4, Lapses = 0,
    }, Rating.Good, elapsed, days, 0.9);
}
