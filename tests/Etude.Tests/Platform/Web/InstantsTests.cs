using Etude.Platform.Web;

namespace Etude.Tests.Platform.Web;

public sealed class InstantsTests
{
    private static readonly DateOnly Day = new(2026, 9, 3);

    [Fact]
    public void Days_are_written_in_words() => Assert.Equal(
        ["Thursday, 3 September", "Thursday 3 September", "3 Sep", "Thu"],
        [Day.LongDay(), Day.Day(), Day.ShortDay(), Day.Weekday()]);

    [Theory]
    [InlineData("2026-12-31", "Thursday 3 September", "3 Sep")]
    [InlineData("2025-09-04", "Thursday 3 September 2026", "3 Sep 2026")]
    [InlineData("2027-01-01", "Thursday 3 September 2026", "3 Sep 2026")]
    public void A_day_of_another_year_says_which(string today, string day, string shortDay) =>
        Assert.Equal((day, shortDay), (Day.Day(DateOnly.Parse(today)), Day.ShortDay(DateOnly.Parse(today))));

    [Theory]
    [InlineData(0, "0 hints")]
    [InlineData(1, "1 hint")]
    [InlineData(2, "2 hints")]
    [InlineData(1234, "1,234 hints")]
    public void A_count_takes_its_noun_along(int number, string says) => Assert.Equal(says, Instants.Count(number, "hint"));

    [Fact]
    public void A_noun_with_a_plural_of_its_own_takes_that() => Assert.Equal("2 are", Instants.Count(2, "is", "are"));

    [Theory]
    [InlineData("2026-06-10T22:30:00Z", "Europe/Paris", "2026-06-11")]
    [InlineData("2026-06-10T22:30:00Z", "America/Lima", "2026-06-10")]
    [InlineData("2026-06-10T10:00:00Z", "Pacific/Kiritimati", "2026-06-11")]
    [InlineData("2026-12-31T23:59:59Z", "UTC", "2026-12-31")]
    public void An_instant_has_its_day_by_the_zone(string instant, string zone, string day) =>
        Assert.Equal(DateOnly.Parse(day), DateTimeOffset.Parse(instant).DayIn(TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
