using Etude.Features.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>What may bend the day on which a problem returns.</summary>
public sealed record ReturnRules
{
    /// <summary>What the days hold already; null when that is not known.</summary>
    public DayLoads? Loads { get; init; }

    public EasyDays EasyDays { get; init; } = EasyDays.None;

    public DateOnly? Interview { get; init; }
}

/// <summary>A review with its final day of return and what moved it there.</summary>
public sealed record PlacedReturn(ScheduledReview Review, DateMove Move);

/// <summary>
/// Chooses the day of return: within the window of FSRS's fuzz, the day that holds least for what it may carry; and with an
/// interview ahead, a day before it instead of one after it. A pure function: the same question has the same answer.
/// </summary>
public static class PlaceReturn
{
    /// <param name="key">The problem, for a scatter that is the same each time.</param>
    /// <param name="review">The review as the model schedules it.</param>
    /// <param name="zone">The person's zone: what a day is.</param>
    public static PlacedReturn Place(string key, ScheduledReview review, TimeZoneInfo zone, ReturnRules rules, IOutlook outlook)
    {
        var reviewed = review.ReturnsOn(zone).AddDays(-review.IntervalDays);
        if (LastChance.Before(review, reviewed, zone, rules, outlook) is { } before)
            return Moved(review, reviewed, before, MovedBy.Interview, zone);

        var window = Window(review, reviewed, rules.Interview);
        var even = rules.Loads is { } loads
            ? Lightest(window, review.IntervalDays, day => loads.On(reviewed.AddDays(day)), _ => 1)
            : Scattered(key, review, window);
        var light = Lightest(window, even, day => rules.Loads?.On(reviewed.AddDays(day)) ?? 0, day => rules.EasyDays.On(reviewed.AddDays(day)));
        // Only what would have come on a light day was moved for its sake; else the day was chosen because it holds less.
        var wasLight = rules.EasyDays.On(reviewed.AddDays(review.IntervalDays)) < 1;
        var by = light != even && wasLight ? MovedBy.EasyDay : rules.Loads is null ? MovedBy.Fuzz : MovedBy.Balance;
        return Moved(review, reviewed, light, by, zone);
    }

    /// <summary>The interval of the window with the lowest load for its share; among equals the nearest to the wished one, then the sooner.</summary>
    /// <returns>The wished interval when no day of the window may carry anything.</returns>
    internal static int Lightest((int From, int To) window, int wished, Func<int, double> load, Func<int, double> share)
    {
        var (best, least) = (wished, double.PositiveInfinity);
        for (var day = window.From; day <= window.To; day++)
        {
            var cost = (load(day) + 1) / share(day);
            if (cost < least || (cost == least && Math.Abs(day - wished) < Math.Abs(best - wished)))
                (best, least) = (day, cost);
        }

        return double.IsInfinity(least) ? wished : best;
    }

    private static (int From, int To) Window(ScheduledReview review, DateOnly reviewed, DateOnly? interview)
    {
        var (from, to) = Scheduler.Default.MovableWithin(review.IntervalDays, review.ElapsedDays);
        return interview is { } day && reviewed.AddDays(review.IntervalDays) < day
            ? (from, Math.Min(to, day.DayNumber - 1 - reviewed.DayNumber))
            : (from, to);
    }

    /// <summary>A day of the window by the problem's name and its number of reviews (FNV-1a), so that it looks random and is not.</summary>
    private static int Scattered(string key, ScheduledReview review, (int From, int To) window)
    {
        var hash = 2166136261u;
        foreach (var letter in key)
            hash = (hash ^ letter) * 16777619;
        hash = (hash ^ (uint)review.After.Reps) * 16777619;
        hash = (hash ^ (hash >> 15)) * 2246822519;
        return window.From + (int)((hash >> 8) % (uint)(window.To - window.From + 1));
    }

    private static PlacedReturn Moved(ScheduledReview review, DateOnly reviewed, int interval, MovedBy by, TimeZoneInfo zone)
    {
        if (interval == review.IntervalDays)
            return new(review, DateMove.None);
        var after = review.After with { DueAt = Scheduler.StartOf(reviewed.AddDays(interval), zone) };
        return new(review with { After = after, IntervalDays = interval }, new DateMove(by, interval - review.IntervalDays));
    }
}
