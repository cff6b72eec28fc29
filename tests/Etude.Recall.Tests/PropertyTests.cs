using FsCheck;
using FsCheck.Fluent;

namespace Etude.Recall.Tests;

/// <summary>What holds for every history and every weight within the bounds.</summary>
public sealed class PropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true).WithReplay(20261122, 7);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Again_is_at_most_hard_hard_at_most_good_and_good_at_most_easy() => Holds((model, card, days) =>
    {
        var next = model.Preview(card, Start.AddDays(days + 5000), days);
        Assert.True(next.Again.Due <= next.Hard.Due && next.Hard.Due <= next.Good.Due && next.Good.Due <= next.Easy.Due, "due");
        Assert.True(next.Again.Difficulty >= next.Hard.Difficulty && next.Hard.Difficulty >= next.Good.Difficulty, "difficulty");
        Assert.True(next.Good.Difficulty >= next.Easy.Difficulty, "difficulty");
        if (days > 0)
            Assert.True(next.Again.Stability <= next.Hard.Stability && next.Hard.Stability <= next.Good.Stability && next.Good.Stability <= next.Easy.Stability, "stability");
    });

    [Fact]
    public void Stability_grows_on_success_of_a_later_day_and_never_grows_on_failure() => Holds((model, card, days) =>
    {
        var next = model.Preview(card, Start.AddDays(days + 5000), days + 1);
        Assert.True(next.Again.Stability <= card.Stability, "failure");
        Assert.True(next.Hard.Stability >= card.Stability, "hard");
        Assert.True(next.Good.Stability >= card.Stability, "good");
    });

    [Fact]
    public void With_the_default_weights_every_success_of_a_later_day_is_a_gain() =>
        Prop.ForAll(
            Gen.Choose(1, 36_499_000).Zip(Gen.Choose(1000, 10_000)).Zip(Gen.Choose(1, 4000)).ToArbitrary(),
            drawn =>
            {
                var ((stability, difficulty), days) = drawn;
                var card = Card(stability / 1000.0, difficulty / 1000.0);
                var next = new RecallModel(new() { ShortTerm = false }).Preview(card, Start.AddDays(days), days);
                return Gains(card, next.Hard) && Gains(next.Hard, next.Good) && Gains(next.Good, next.Easy) && next.Again.Stability <= card.Stability;
            }).Check(Often);

    [Fact]
    public void Recall_falls_with_time_from_one_and_is_nine_tenths_after_one_stability() => Holds((model, card, days) =>
    {
        var decay = model.Weights[20];
        var now = MemoryFormulas.Recall(days, card.Stability, decay);
        Assert.InRange(now, 0, 1);
        Assert.True(MemoryFormulas.Recall(days + 0.01, card.Stability, decay) < now);
        Assert.Equal(1, MemoryFormulas.Recall(0, card.Stability, decay));
        Assert.Equal(0.9, MemoryFormulas.Recall(card.Stability, card.Stability, decay), 1e-12);
        Assert.Equal(now, model.Retrievability(card with { LastReview = Start }, Start.AddDays(days)), 1e-6);
    });

    [Fact]
    public void Stability_difficulty_and_interval_stay_within_their_bounds() => Holds((model, card, days) =>
    {
        foreach (var rating in Enum.GetValues<Rating>())
        {
            var next = model.Review(card, rating, Start.AddDays(days + 5000), days);
            Assert.InRange(next.Stability, RecallWeights.LowestStability, RecallWeights.HighestStability);
            Assert.InRange(next.Difficulty, 1, 10);
            Assert.InRange(next.ScheduledDays, 0, 36503);
            Assert.True(next.Due > next.LastReview);
        }
    });

    [Fact]
    public void A_preview_is_what_the_review_then_makes() => Holds((model, card, days) =>
    {
        var previews = model.Preview(card, Start.AddDays(days), days);
        foreach (var rating in Enum.GetValues<Rating>())
            Assert.Equal(previews[rating], model.Review(card, rating, Start.AddDays(days), days));
    });

    /// <summary>Draws weights within the bounds, a variant, fuzz, a reviewed card and days since its last review.</summary>
    private static void Holds(Action<RecallModel, Memory, int> property)
    {
        var unit = Gen.Choose(0, 1_000_000).Select(drawn => drawn / 1e6);
        var history = from weights in unit.ArrayOf(21)
                      from shortTerm in Gen.Elements(true, false)
                      from fuzz in Gen.Elements(true, false)
                      from wild in Gen.Elements(true, false)
                      from stability in unit
                      from difficulty in unit
                      from days in Gen.Choose(0, 4000)
                      select (
                          Model: new RecallModel(new() { Weights = wild ? Within(weights) : [], ShortTerm = shortTerm, Fuzz = fuzz }),
                          Card: Card(Math.Exp((stability * 17) - 6.5), 1 + (9 * difficulty)),
                          Days: days);
        Prop.ForAll(history.ToArbitrary(), drawn => property(drawn.Model, drawn.Card, drawn.Days)).Check(Often);
    }

    private static bool Gains(Memory less, Memory more) =>
        more.Stability > less.Stability || more.Stability == RecallWeights.HighestStability;

    private static Memory Card(double stability, double difficulty) =>
        new(CardState.Review, Math.Round(stability, 8), difficulty, Start, Start, 5, 1, 0, 0, 0);

    private static double[] Within(double[] shares) =>
        [.. shares.Select((share, i) => RecallWeights.Low(i, shortTerm: true) + (share * (RecallWeights.High(i) - RecallWeights.Low(i, shortTerm: true))))];
}
