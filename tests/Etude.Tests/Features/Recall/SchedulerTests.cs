using Etude.Features.Recall;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Tests.Features.Recall;

public sealed class SchedulerTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Bangkok")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Asia/Kathmandu")]
    public void A_problem_returns_at_the_start_of_its_day_where_the_person_lives(string name)
    {
        var zone = Zone(name);
        var at = Utc(2026, 6, 10, 23, 30);

        var review = Scheduler.Review(null, Rating.Good, at, zone, 0.9);

        var local = TimeZoneInfo.ConvertTime(review.After.DueAt, zone);
        Assert.Equal(TimeSpan.Zero, local.TimeOfDay);
        Assert.Equal(at.DayIn(zone).AddDays(review.IntervalDays), DateOnly.FromDateTime(local.DateTime));
    }

    [Fact]
    public void Morning_and_night_of_one_day_count_as_the_same_day()
    {
        var (zone, first) = (Zone("Europe/Paris"), Scheduler.Review(null, Rating.Good, Utc(2026, 5, 1, 10, 0), Zone("Europe/Paris"), 0.9).After);

        var morning = Scheduler.Review(first, Rating.Good, Utc(2026, 5, 3, 22, 1), zone, 0.9);
        var night = Scheduler.Review(first, Rating.Good, Utc(2026, 5, 4, 21, 59), zone, 0.9);

        Assert.Equal((3, 3), (morning.ElapsedDays, night.ElapsedDays));
        Assert.Equal(morning.After.DueAt, night.After.DueAt);
    }

    [Fact]
    public void A_minute_over_midnight_is_the_next_day()
    {
        var zone = Zone("Asia/Bangkok");
        var first = Scheduler.Review(null, Rating.Good, Utc(2026, 5, 1, 16, 59), zone, 0.9).After;

        Assert.Equal(1, Scheduler.Review(first, Rating.Good, Utc(2026, 5, 1, 17, 1), zone, 0.9).ElapsedDays);
        Assert.Equal(0, Scheduler.Review(first, Rating.Good, Utc(2026, 5, 1, 16, 59), zone, 0.9).ElapsedDays);
    }

    [Theory]
    [InlineData("America/New_York", 2026, 3, 7)]
    [InlineData("America/New_York", 2026, 10, 31)]
    [InlineData("Europe/Paris", 2026, 3, 28)]
    [InlineData("Europe/Paris", 2026, 10, 24)]
    public void Days_of_23_and_25_hours_are_days(string name, int year, int month, int day)
    {
        var zone = Zone(name);
        var first = Scheduler.Review(null, Rating.Good, Utc(year, month, day, 18, 0), zone, 0.9).After;

        Assert.Equal(2, Scheduler.Review(first, Rating.Good, Utc(year, month, day, 18, 0).AddDays(2), zone, 0.9).ElapsedDays);
        Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(Scheduler.StartOf(new DateOnly(year, month, day).AddDays(1), zone), zone).TimeOfDay);
    }

    [Theory]
    [InlineData("America/Havana", 2026, 3, 8)]
    [InlineData("Africa/Cairo", 2026, 4, 24)]
    [InlineData("Asia/Beirut", 2026, 3, 29)]
    public void Where_clocks_skip_midnight_the_day_begins_at_its_first_instant(string name, int year, int month, int day)
    {
        var start = Scheduler.StartOf(new DateOnly(year, month, day), Zone(name));

        Assert.Equal(new DateOnly(year, month, day), start.DayIn(Zone(name)));
        Assert.Equal(new DateOnly(year, month, day).AddDays(-1), start.AddTicks(-1).DayIn(Zone(name)));
    }

    [Fact]
    public void A_day_that_begins_twice_begins_at_the_earlier_of_both()
    {
        // Havana turns its clocks back from 1 to 0 o'clock: midnight of that day happens twice.
        var start = Scheduler.StartOf(new DateOnly(2026, 11, 1), Zone("America/Havana"));

        Assert.Equal(new DateOnly(2026, 10, 31), start.AddTicks(-1).DayIn(Zone("America/Havana")));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(5.0)]
    [InlineData(-1.0)]
    public void A_retention_without_sense_still_gives_a_day(double retention) =>
        Assert.InRange(Scheduler.Review(null, Rating.Good, Utc(2026, 5, 1, 10, 0), TimeZoneInfo.Utc, retention).IntervalDays, 1, 36500);

    [Fact]
    public void A_clock_that_goes_back_counts_no_days()
    {
        var first = Scheduler.Review(null, Rating.Good, Utc(2026, 5, 10, 10, 0), TimeZoneInfo.Utc, 0.9).After;

        Assert.Equal(0, Scheduler.Review(first, Rating.Good, Utc(2026, 5, 1, 10, 0), TimeZoneInfo.Utc, 0.9).ElapsedDays);
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
