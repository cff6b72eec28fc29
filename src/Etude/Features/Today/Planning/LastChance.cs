using Etude.Features.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>Where a return goes that would come on the day of the interview or after it: into the weeks before.</summary>
internal static class LastChance
{
    /// <summary>The last days before an interview: what would come back after it returns in them, and what is not due may come early.</summary>
    public const int Stretch = 42;

    private const double MostOfIt = 0.6;
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    /// <summary>
    /// Days from the review to a return before the interview: of the days on which one more review would raise recall on the day
    /// by most of what the best could, the one that holds least for its share. Null when the wished day comes soon enough, when there is no day between,
    /// or when a review before would not raise it.
    /// </summary>
    public static int? Before(ScheduledReview review, DateOnly reviewed, TimeZoneInfo zone, ReturnRules rules, IOutlook outlook)
    {
        if (rules.Interview is not { } interview || reviewed.AddDays(review.IntervalDays) < interview || interview.DayNumber - reviewed.DayNumber < 2)
            return null;
        var last = interview.DayNumber - 1 - reviewed.DayNumber;
        var first = Math.Max(1, last + 1 - Stretch);
        var gains = new double[last - first + 1];
        var then = MorningOf(interview, zone);
        for (var day = first; day <= last; day++)
            gains[day - first] = outlook.Gain(review.After, MorningOf(reviewed.AddDays(day), zone), then);
        var most = gains.Max();
        return most <= 0 ? null : PlaceReturn.Lightest((first, last), last, day => rules.Loads?.On(reviewed.AddDays(day)) ?? 0,
            day => gains[day - first] >= MostOfIt * most ? rules.EasyDays.On(reviewed.AddDays(day)) : 0);
    }

    /// <summary>When people meet: nine in the morning of the day.</summary>
    public static DateTimeOffset MorningOf(DateOnly day, TimeZoneInfo zone) => Scheduler.StartOf(day, zone) + Morning;
}
