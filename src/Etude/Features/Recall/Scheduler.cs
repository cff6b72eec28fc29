using System.Collections.Concurrent;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>
/// FSRS-6 as Etude uses it: default weights, the long-term variant, whole days. A day is a calendar day in the person's zone,
/// and a problem returns at the start of its day, so that "due today" means the same in the morning and at night.
/// </summary>
public static class Scheduler
{
    private static readonly ConcurrentDictionary<double, RecallModel> Models = new();

    public static RecallModel Default => For(0.9);

    public static ScheduledReview Review(Remembered? before, Rating rating, DateTimeOffset at, TimeZoneInfo zone, double retention)
    {
        var model = For(RecallOptions.ClampRetention(retention));
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
        return new ScheduledReview(before, remembered, rating, elapsed, after.ScheduledDays, before?.ChanceAt(at));
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

    private static RecallModel For(double retention) => Models.GetOrAdd(Math.Round(retention, 3),
        r => new RecallModel(new RecallOptions { DesiredRetention = r, ShortTerm = false }));
}
