namespace Etude.Recall.Tests;

public sealed class BadInputTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);
    private static readonly RecallModel Days = new(new() { ShortTerm = false });

    [Theory]
    [InlineData(0.69)]
    [InlineData(0.971)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_retention_outside_its_range_is_refused(double retention) =>
        Assert.Contains("between 0.7 and 0.97", Refusal(new() { DesiredRetention = retention }));

    [Theory]
    [InlineData(0.2, 0.7)]
    [InlineData(0.85, 0.85)]
    [InlineData(1, 0.97)]
    [InlineData(double.NaN, 0.9)]
    public void The_clamping_rule_brings_any_wish_into_the_range(double wished, double kept) =>
        Assert.Equal(kept, RecallOptions.ClampRetention(wished));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(36501)]
    public void A_maximum_interval_outside_its_range_is_refused(int days) =>
        Assert.Contains("between 1 and 36500 days", Refusal(new() { MaximumInterval = days }));

    [Fact]
    public void A_negative_step_is_refused() => Assert.Contains("not -1 minutes", Refusal(new() { RelearningSteps = [-1] }));

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("10")]
    [InlineData("10s")]
    [InlineData("-1m")]
    [InlineData("1.5h")]
    [InlineData("99999999999d")]
    [InlineData("40000d")]
    public void A_step_that_cannot_be_read_is_refused(string step) =>
        Assert.Contains("such as 10m", Assert.Throws<RecallException>(() => RecallOptions.ParseStep(step)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-3)]
    public void A_rating_that_is_none_of_the_four_is_refused(int rating) =>
        Assert.Contains($"not {rating}", Assert.Throws<RecallException>(() => Days.Review(Memory.Unseen(Noon), (Rating)rating, Noon)).Message);

    [Theory]
    [InlineData(double.NaN, 5)]
    [InlineData(0, 5)]
    [InlineData(1e6, 5)]
    [InlineData(10, double.NaN)]
    [InlineData(10, 0.5)]
    [InlineData(10, 11)]
    public void An_impossible_memory_is_refused_with_the_remedy(double stability, double difficulty)
    {
        var card = Days.Review(Memory.Unseen(Noon), Rating.Good, Noon) with { Stability = stability, Difficulty = difficulty };

        Assert.Contains("replay its log", Assert.Throws<RecallException>(() => Days.Review(card, Rating.Good, Noon)).Message);
    }

    [Fact]
    public void A_clock_set_back_counts_as_the_same_day_and_is_not_counted_twice()
    {
        var card = Days.Review(Memory.Unseen(Noon), Rating.Good, Noon);

        var back = Days.Review(card, Rating.Good, Noon.AddDays(-8));

        Assert.Equal(Days.Review(card, Rating.Good, Noon).Stability, back.Stability);
        Assert.Equal((0, Noon), (back.ElapsedDays, back.LastReview));
        Assert.Equal(1, Days.Retrievability(card, Noon.AddDays(-8)));
    }

    [Fact]
    public void Days_counted_by_the_caller_win_over_the_clock()
    {
        var card = Days.Review(Memory.Unseen(Noon), Rating.Good, Noon);

        Assert.Equal(1, Days.Review(card, Rating.Good, Noon.AddHours(3), elapsedDays: 1).ElapsedDays);
        Assert.Equal(0, Days.Review(card, Rating.Good, Noon.AddDays(2), elapsedDays: -2).ElapsedDays);
    }

    [Fact]
    public void A_review_at_the_end_of_time_is_due_at_the_end_of_time() =>
        Assert.Equal(DateTimeOffset.MaxValue, Days.Review(Memory.Unseen(Noon), Rating.Easy, DateTimeOffset.MaxValue).Due);

    [Fact]
    public void An_unseen_card_has_no_recall_and_an_empty_log_no_memory()
    {
        Assert.Equal(0, Days.Retrievability(Memory.Unseen(Noon), Noon.AddDays(3)));
        Assert.Empty(Days.Replay(Noon, []));
    }

    private static string Refusal(RecallOptions options) => Assert.Throws<RecallException>(() => new RecallModel(options)).Message;
}
