using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>What <c>review_state</c> holds of one problem for one person.</summary>
public sealed record Remembered
{
    public required double Stability { get; init; }
    public required double Difficulty { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset LastReviewedAt { get; init; }
    public required int Reps { get; init; }
    public required int Lapses { get; init; }

    /// <summary>The chance that the person could solve it unaided at this instant, 0 to 1.</summary>
    /// <param name="model">The person's model; see <see cref="Scheduler.Of"/>.</param>
    public double ChanceAt(DateTimeOffset instant, RecallModel model) => model.Retrievability(Memory, instant);

    public Memory Memory => new(CardState.Review, Stability, Difficulty, DueAt, LastReviewedAt, Reps, Lapses, 0, 0, 0);
}

/// <summary>One review as it will be stored: before, after, and the day on which the problem returns.</summary>
public sealed record ScheduledReview(Remembered? Before, Remembered After, Rating Rating, int ElapsedDays, int IntervalDays, double? PredictedRecall)
{
    public DateOnly ReturnsOn(TimeZoneInfo zone) => After.DueAt.DayIn(zone);
}
