using System.Collections.Concurrent;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>
/// FSRS-6 as Etude uses it: the person's own weights where a fit was kept, the long-term variant, whole days. A day is a calendar day in the person's zone,
/// and a problem returns at the start of its day, so that "due today" means the same in the morning and at night.
/// </summary>
public static class Scheduler
{
    private static readonly ConcurrentDictionary<double, RecallModel> Models = new();

    public static RecallModel Default => For(0.9);

    /// <summary>The model of a person: the weights that their last fit kept, and the retention that they wish for.</summary>
    public static RecallModel Of(PersonSettings settings) => For(settings.Retention, KeptFit.Of(settings)?.Weights);

    /// <param name="retention">The wished chance of recall at the return; drawn into what FSRS supports.</param>
    /// <param name="weights">21 finite numbers, or null for the defaults.</param>
    public static RecallModel For(double retention, double[]? weights = null) => weights is null
        ? Models.GetOrAdd(Math.Round(RecallOptions.ClampRetention(retention), 3), r => new RecallModel(new() { DesiredRetention = r, ShortTerm = false }))
        : new RecallModel(new() { DesiredRetention = RecallOptions.ClampRetention(retention), ShortTerm = false, Weights = weights });

    /// <summary>As the other, with the default weights.</summary>
    public static ScheduledReview Review(Remembered? before, Rating rating, DateTimeOffset at, TimeZoneInfo zone, double retention) =>
        Review(before, rating, at, zone, For(retention));

    /// <summary>What a review makes of a memory, and the day of return that the model chooses.</summary>
    public static ScheduledReview Review(Remembered? before, Rating rating, DateTimeOffset at, TimeZoneInfo zone, RecallModel model)
    {
        var elapsed = before is null ? 0 : Math.Max(0, at.DayIn(zone).DayNumber - before.LastReviewedAt.DayIn(zone).DayNumber);
        var after = model.Review(before?.Memory ?? Memory.Unseen(at), rating, at, elapsed);
        var remembered = new Remembered
        {
            Stability = after.Stability,
            Difficulty = after.Difficulty,
            DueAt = StartOf(at.DayIn(zone).AddDays(after.ScheduledDays), zone),
            LastReviewedAt = after.LastReview ?? at,
            Reps = after.Reps,
            Lapses = after.Lapses,
        };
        return new ScheduledReview(before, remembered, rating, elapsed, after.ScheduledDays, before?.ChanceAt(at, model));
    }

    /// <summary>The first instant of a day in a zone, also on a day on which clocks skip midnight or strike it twice.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(30);
        // Where clocks go back over midnight it happens twice; the day begins with the first.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
