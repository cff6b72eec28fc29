using Etude.Features.Recall;
using Etude.Features.Today.Planning;
using Etude.Recall;

namespace Etude.Tests.Features.Today.Planning;

public sealed class PlaceReturnTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static DateOnly Day(PlacedReturn placed) => placed.Review.ReturnsOn(TimeZoneInfo.Utc);

    private static PlacedReturn Place(int days, ReturnRules rules, string key = "a", double stability = 10) =>
        PlaceReturn.Place(key, Some.Returning(days, stability), TimeZoneInfo.Utc, rules, Outlook.Default);

    private static DayLoads Loads(params (int In, int Count)[] days) =>
        DayLoads.From(days.SelectMany(d => Enumerable.Repeat(Some.Today.AddDays(d.In), d.Count)), Some.Today);

    [Fact]
    public void A_return_goes_to_the_emptiest_day_of_its_window()
    {
        var placed = Place(10, new() { Loads = Loads((8, 3), (9, 2), (10, 5), (11, 1), (12, 4)) });
        Assert.Equal((Some.Today.AddDays(11), new DateMove(MovedBy.Balance, 1), 11), (Day(placed), placed.Move, placed.Review.IntervalDays));
    }

    [Fact]
    public void Where_days_are_equal_it_stays() =>
        Assert.Equal(DateMove.None, Place(10, new() { Loads = Loads() }).Move);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_short_interval_is_not_moved(int days) =>
        Assert.Equal(DateMove.None, Place(days, new() { Loads = Loads((days, 50)), EasyDays = EasyDays.From([new("monday", 0), new("tuesday", 0)]) }).Move);

    [Fact]
    public void It_never_leaves_the_window_however_full_that_is()
    {
        var (from, to) = Scheduler.Default.MovableWithin(10, 1);
        Assert.Equal((8, 12), (from, to));
        var placed = Place(10, new() { Loads = Loads([.. Enumerable.Range(from, to - from + 1).Select(d => (d, 30))]) });
        Assert.Equal(DateMove.None, placed.Move);
    }

    [Fact]
    public void An_easy_day_is_avoided_and_named_as_the_cause()
    {
        // Ten days on is a Wednesday.
        var placed = Place(10, new() { Loads = Loads(), EasyDays = EasyDays.From([new("wednesday", 0)]) });
        Assert.Equal((Some.Today.AddDays(9), new DateMove(MovedBy.EasyDay, -1)), (Day(placed), placed.Move));
    }

    [Fact]
    public void An_easier_day_takes_its_share()
    {
        var half = EasyDays.From([new("wednesday", 0.5)]);
        Assert.Equal(DateMove.None, Place(10, new() { Loads = Loads((8, 9), (9, 9), (11, 9), (12, 9)), EasyDays = half }).Move);
        Assert.Equal(MovedBy.EasyDay, Place(10, new() { Loads = Loads((8, 3), (9, 3), (10, 3), (11, 3), (12, 3)), EasyDays = half }).Move.By);
    }

    [Fact]
    public void Without_known_loads_returns_scatter_over_the_window_and_the_same_way_each_time()
    {
        var days = Enumerable.Range(0, 200).Select(i => Day(Place(10, new(), $"problem-{i}"))).ToList();
        Assert.Equal(days, Enumerable.Range(0, 200).Select(i => Day(Place(10, new(), $"problem-{i}"))));
        Assert.Equal(Enumerable.Range(8, 5).Select(Some.Today.AddDays), days.Distinct().Order());
        Assert.All(days.GroupBy(d => d), day => Assert.InRange(day.Count(), 20, 60));
    }

    [Fact]
    public void A_return_moves_to_the_start_of_its_day_in_the_persons_zone_when_clocks_change()
    {
        // Clocks go forward in Paris on 28 March 2027.
        var today = new DateOnly(2027, 3, 18);
        var review = Some.Returning(10) with { After = Some.Returning(10).After with { DueAt = Scheduler.StartOf(today.AddDays(10), Paris) } };
        var loads = DayLoads.From([.. Enumerable.Repeat(today.AddDays(10), 9), .. Enumerable.Repeat(today.AddDays(9), 9)], today);
        var placed = PlaceReturn.Place("a", review, Paris, new() { Loads = loads }, Outlook.Default).Review;
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 22, 0, 0, TimeSpan.Zero), placed.After.DueAt);
        Assert.Equal(11, placed.IntervalDays);
    }

    [Fact]
    public void A_return_after_the_interview_comes_before_it()
    {
        var interview = Some.Today.AddDays(30);
        var placed = Place(60, new() { Loads = Loads(), Interview = interview }, stability: 60);
        Assert.Equal(MovedBy.Interview, placed.Move.By);
        Assert.InRange(Day(placed).DayNumber, Some.Today.DayNumber + 1, interview.DayNumber - 1);
        Assert.True(Outlook.Default.Gain(placed.Review.After, placed.Review.After.DueAt, LastChance(interview)) > 0.01);
    }

    [Fact]
    public void No_return_is_on_the_day_of_the_interview_or_after_it_while_there_is_a_day_before()
    {
        foreach (var ahead in Enumerable.Range(2, 80))
        {
            foreach (var days in new[] { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89 })
                Assert.True(Day(Place(days, new() { Loads = Loads(), Interview = Some.Today.AddDays(ahead) }, stability: days)) < Some.Today.AddDays(ahead), $"{days} days, {ahead} ahead");
        }
    }

    [Fact]
    public void Those_that_would_come_after_the_interview_do_not_all_come_on_its_eve()
    {
        var (loads, interview) = (new DayLoads(Some.Today, 100), Some.Today.AddDays(30));
        for (var i = 0; i < 60; i++)
            loads.Add(Day(Place(60, new() { Loads = loads, Interview = interview }, $"p{i}", 60)));
        Assert.InRange(Enumerable.Range(0, 31).Max(d => loads.On(Some.Today.AddDays(d))), 1, 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_interview_tomorrow_today_or_past_moves_nothing(int ahead) =>
        Assert.Equal(DateMove.None, Place(10, new() { Loads = Loads(), Interview = Some.Today.AddDays(ahead) }).Move);

    private static DateTimeOffset LastChance(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);

    [Fact]
    public void A_failed_problem_comes_back_tomorrow_whatever_the_days_hold()
    {
        var review = Scheduler.Review(Some.Known("a").Memory, Rating.Again, Some.Now, TimeZoneInfo.Utc, 0.9);
        var placed = PlaceReturn.Place("a", review, TimeZoneInfo.Utc, new() { Loads = Loads((1, 40)) }, Outlook.Default);
        Assert.Equal((Some.Today.AddDays(1), DateMove.None), (Day(placed), placed.Move));
    }
}
