namespace Etude.Recall.Tests;

/// <summary>Series to read as a specification, each review on its due date; the numbers were printed by ts-fsrs 5.4.2.</summary>
public sealed class GoldenTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void In_whole_days_good_answers_return_after_3_14_57_196_586_and_1559_days()
    {
        var cards = OnTime(new() { ShortTerm = false }, "333333");

        Assert.Equal([3, 14, 57, 196, 586, 1559], cards.Select(card => card.ScheduledDays));
        Assert.Equal([2.3065, 13.82690327, 56.95670978, 196.23528243, 586.48348981, 1559.3567066], cards.Select(card => card.Stability));
        Assert.Equal([2.11810397, 2.11121424, 2.1043314, 2.09745544, 2.09058635, 2.08372413], cards.Select(card => card.Difficulty));
    }

    [Fact]
    public void In_whole_days_a_failure_brings_the_card_back_soon_and_makes_it_harder()
    {
        var cards = OnTime(new() { ShortTerm = false }, "331234");

        Assert.Equal([3, 14, 2, 4, 8, 24], cards.Select(card => card.ScheduledDays));
        Assert.Equal([2.3065, 13.82690327, 1.72636178, 3.76955971, 8.43249134, 24.27803397], cards.Select(card => card.Stability));
        Assert.Equal([0, 0, 1, 1, 1, 1], cards.Select(card => card.Lapses));
        Assert.All(cards, card => Assert.Equal(CardState.Review, card.State));
    }

    [Fact]
    public void With_steps_a_good_card_takes_both_steps_and_a_lapsed_one_the_relearning_step()
    {
        var cards = OnTime(new(), "3331334");

        Assert.Equal("LearningReviewReviewRelearningReviewReviewReview", string.Concat(cards.Select(card => card.State)));
        Assert.Equal([0, 2, 11, 0, 2, 5, 19], cards.Select(card => card.ScheduledDays));
        Assert.Equal([2.3065, 2.3065, 10.97104786, 1.5390125, 1.57184156, 4.93476853, 18.93634302], cards.Select(card => card.Stability));
        Assert.Equal(Start.AddMinutes(10), cards[0].Due);
        Assert.Equal(cards[2].Due.AddMinutes(10), cards[3].Due);
    }

    [Fact]
    public void With_steps_again_takes_the_first_hard_the_middle_and_hard_alone_half_as_long_again()
    {
        var cards = OnTime(new(), "1233123");

        Assert.Equal([1, 6, 10, 1440, 10, 15, 1440], cards.Select(card => (card.Due - card.LastReview!.Value).TotalMinutes));
        Assert.Equal([0, 0, 1, 0, 0, 0, 0], cards.Select(card => card.Step));
    }

    [Theory]
    [InlineData(0.7, 9.28791122)]
    [InlineData(0.8, 3.3159598)]
    [InlineData(0.9, 1)]
    [InlineData(0.95, 0.40255869)]
    [InlineData(0.97, 0.22276844)]
    public void The_desired_retention_stretches_intervals_by_a_factor(double retention, double factor) =>
        Assert.Equal(factor, new RecallModel(new()).Formulas.IntervalModifier(retention));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 0.9)]
    [InlineData(30, 0.8093881)]
    [InlineData(365, 0.57355868)]
    public void Recall_of_a_card_with_ten_days_of_stability_falls_slowly(int days, double recall) =>
        Assert.Equal(recall, new RecallModel(new()).Formulas.Recall(days, 10));

    [Theory]
    [InlineData(3, 1, 36500, 2, 4)]
    [InlineData(10, 1, 36500, 8, 12)]
    [InlineData(100, 1, 36500, 93, 107)]
    [InlineData(10, 9, 36500, 10, 12)]
    [InlineData(30, 2, 20, 17, 20)]
    public void Fuzz_moves_an_interval_within_its_window(int days, int elapsed, int maximum, int from, int to) =>
        Assert.Equal((from, to), Intervals.FuzzWindow(days, elapsed, maximum));

    private static Memory[] OnTime(RecallOptions options, string ratings)
    {
        var model = new RecallModel(options);
        var cards = new Memory[ratings.Length];
        var card = Memory.Unseen(Start);
        for (var i = 0; i < cards.Length; i++)
            cards[i] = card = model.Review(card, (Rating)(ratings[i] - '0'), card.Due);
        return cards;
    }
}
