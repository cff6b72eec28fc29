using Etude.Features.Assessment;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Assessment;

public sealed class DrawQuestionsTests
{
    private static readonly Dictionary<string, double> NoLevels = [];

    [Fact]
    public void Every_axis_gets_one_question_and_the_last_two_stay_open()
    {
        foreach (var run in Enumerable.Range(1, 50))
        {
            var keys = DrawQuestions.For(Bank.All, Bank.Order(run), NoLevels)!;

            Assert.Equal(12, keys.Count);
            Assert.Equal([null, null], keys[^2..]);
            Assert.Equal(Bank.Content.Axes.Select(a => a.Key).Order(StringComparer.Ordinal), keys.OfType<string>().Select(Bank.AxisOf).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Somebody_new_meets_all_three_difficulties_the_easy_ones_first()
    {
        var difficulties = DrawQuestions.For(Bank.All, Bank.Order(1), NoLevels)!.OfType<string>().Select(k => Bank.All.Single(q => q.Key == k).Difficulty).ToList();

        Assert.Equal(["intro", "intro", "intro", "core", "core", "core", "core", "core", "stretch", "stretch"], difficulties);
    }

    [Fact]
    public void The_same_run_is_drawn_the_same_and_another_differently()
    {
        Assert.Equal(DrawQuestions.For(Bank.All, Bank.Order(7), NoLevels), DrawQuestions.For(Bank.All, Bank.Order(7), NoLevels));
        Assert.NotEqual(DrawQuestions.For(Bank.All, Bank.Order(7), NoLevels), DrawQuestions.For(Bank.All, Bank.Order(8), NoLevels));
    }

    [Fact]
    public void Five_re_takes_ask_nothing_twice()
    {
        var runs = new List<string[]>();
        for (var run = 1; run <= 6; run++)
            runs.Insert(0, [.. DrawQuestions.For(Bank.All, Bank.Order(run, [.. runs]), NoLevels)!.OfType<string>()]);

        Assert.Equal(60, runs.SelectMany(r => r).Distinct().Count());
    }

    [Fact]
    public void When_everything_was_asked_what_was_asked_longest_ago_comes_first()
    {
        var bank = Bank.Of(axes: 10, each: 2);
        string[] last = [.. bank.Where(q => q.Key.EndsWith("-0", StringComparison.Ordinal)).Select(q => q.Key)];
        string[] before = [.. bank.Where(q => q.Key.EndsWith("-1", StringComparison.Ordinal)).Select(q => q.Key)];

        var keys = DrawQuestions.For(bank, Bank.Order(1, last, before), NoLevels)!;

        Assert.All(keys.OfType<string>(), key => Assert.Contains(key, before));
    }

    [Theory]
    [InlineData(10, "intro")]
    [InlineData(37, "intro")]
    [InlineData(40, "core")]
    [InlineData(62, "core")]
    [InlineData(70, "stretch")]
    [InlineData(100, "stretch")]
    public void A_re_take_asks_at_the_persons_level(double level, string difficulty)
    {
        var levels = Bank.Content.Axes.ToDictionary(a => a.Key, _ => level);

        Assert.All(DrawQuestions.For(Bank.All, Bank.Order(3), levels)!.OfType<string>(), key => Assert.Equal(difficulty, Bank.All.Single(q => q.Key == key).Difficulty));
    }

    [Theory]
    [InlineData(1, 11)]
    [InlineData(11, 1)]
    [InlineData(0, 0)]
    public void A_bank_of_fewer_than_twelve_is_too_small(int axes, int each) =>
        Assert.Null(DrawQuestions.For(Bank.Of(axes, each), Bank.Order(1), NoLevels));

    [Theory]
    [InlineData(1, 12, 10)]
    [InlineData(4, 3, 10)]
    [InlineData(11, 2, 11)]
    [InlineData(12, 1, 12)]
    [InlineData(15, 1, 12)]
    public void Another_number_of_axes_fills_the_twelve_places_too(int axes, int each, int drawn)
    {
        var keys = DrawQuestions.For(Bank.Of(axes, each), Bank.Order(1), NoLevels)!;

        Assert.Equal((12, drawn), (keys.Count, keys.OfType<string>().Distinct().Count()));
        Assert.Equal(Math.Min(axes, 12), keys.OfType<string>().Select(k => k.Split('-')[0]).Distinct().Count());
    }
}
