using Etude.Features.Today;

namespace Etude.Tests.Features.Today;

public sealed class PracticeDaysTests
{
    private static readonly DateOnly Wednesday = new(2026, 6, 10);

    [Theory]
    [InlineData("", 0)]
    [InlineData("0", 1)]
    [InlineData("1", 1)]
    [InlineData("2", 0)]
    [InlineData("0 1 2", 3)]
    [InlineData("1 2 3", 3)]
    [InlineData("0 2 3", 1)]
    [InlineData("0 1 3 4 5", 2)]
    public void A_streak_is_days_in_a_row_up_to_today_or_while_today_is_open_yesterday(string daysAgo, int streak) =>
        Assert.Equal(streak, PracticeDays.Streak(Days(daysAgo), Wednesday));

    [Fact]
    public void A_day_without_a_submission_is_no_day_of_a_streak() =>
        Assert.Equal(0, PracticeDays.Streak([Day(0) with { AttemptsSubmitted = 0 }], Wednesday));

    [Fact]
    public void Weeks_begin_on_Monday_and_end_with_this_one()
    {
        var weeks = PracticeDays.Weeks(Days("0 1"), Wednesday, 8);

        Assert.Equal((8, 7), (weeks.Count, weeks[0].Count));
        Assert.All(weeks, w => Assert.Equal(DayOfWeek.Monday, w[0].Day.DayOfWeek));
        Assert.Equal(new DateOnly(2026, 6, 8), weeks[^1][0].Day);
        Assert.Equal([0, 10, 10, null, null, null, null], weeks[^1].Select(c => c.Minutes));
        Assert.True(weeks[^1][2].IsToday);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    [InlineData(30, 3)]
    [InlineData(45, 4)]
    [InlineData(900, 4)]
    [InlineData(null, 0)]
    public void More_minutes_make_a_darker_cell(int? minutes, int heat) => Assert.Equal(heat, new DayCell(Wednesday, minutes, false).Heat);

    [Fact]
    public void This_week_says_what_was_practised_and_leaves_open_what_is_to_come() =>
        Assert.Equal([false, true, true, null, null, null, null], PracticeDays.ThisWeek(Days("0 1 9"), Wednesday).Select(d => d.Practised));

    [Fact]
    public void A_sunday_ends_its_week() =>
        Assert.Equal(new DateOnly(2026, 6, 8), PracticeDays.ThisWeek([], new DateOnly(2026, 6, 14))[0].Day);

    private static IEnumerable<PracticeDay> Days(string daysAgo) => daysAgo.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => Day(int.Parse(d)));

    private static PracticeDay Day(int daysAgo) => new() { Day = Wednesday.AddDays(-daysAgo), SecondsActive = 600, AttemptsSubmitted = 1 };
}
