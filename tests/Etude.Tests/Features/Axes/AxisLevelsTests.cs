using Etude.Features.Axes;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Tests.Features.Axes;

public sealed class AxisLevelsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Config Replayed = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(20261122, 7);

    [Fact]
    public void Without_evidence_every_axis_stands_at_the_cautious_prior()
    {
        var levels = AxisLevels.From(["b", "a"], [], Now);

        Assert.Equal([("b", 30.0, 25.0, 0), ("a", 30.0, 25.0, 0)], levels.Select(l => (l.Axis, l.Level, l.Uncertainty, l.Observations)));
    }

    [Fact]
    public void One_fresh_unaided_solve_meets_the_prior_half_way() =>
        Assert.Equal(45.0, Level(Seen(60)), 6);

    [Fact]
    public void An_aided_solve_counts_half() =>
        Assert.Equal((30 + (0.5 * 60)) / 1.5, Level(Seen(60) with { Unaided = false }), 6);

    [Fact]
    public void Evidence_loses_half_of_its_weight_in_120_days() =>
        Assert.Equal((30 + (0.5 * 60)) / 1.5, Level(Seen(60, daysAgo: 120)), 6);

    [Fact]
    public void Evidence_of_an_axis_that_is_gone_is_left_out() =>
        Assert.Single(AxisLevels.From(["a"], [Seen(90), Seen(90) with { Axis = "gone" }], Now));

    [Fact]
    public void Evidence_from_the_future_counts_as_fresh_and_nonsense_is_bounded()
    {
        Assert.Equal(Level(Seen(60)), Level(Seen(60, daysAgo: -50)), 6);
        Assert.InRange(Level(Seen(1e9)), 0, 100);
        Assert.Equal(30.0, Level(Seen(90) with { Weight = -5 }), 6);
    }

    [Fact]
    public void A_level_is_always_within_bounds_and_more_evidence_makes_it_surer() => Prop.ForAll(
        Observations.ToArbitrary(),
        seen =>
        {
            var level = AxisLevels.From(["a"], seen, Now)[0];
            var surer = AxisLevels.From(["a"], [.. seen, Seen(50)], Now)[0];
            return level.Level is >= 0 and <= 100 && level.Uncertainty > 0 && surer.Uncertainty < level.Uncertainty && surer.Observations == seen.Length + 1;
        }).Check(Replayed);

    [Fact]
    public void The_order_of_evidence_does_not_matter() => Prop.ForAll(
        Observations.ToArbitrary(),
        seen => Math.Abs(AxisLevels.From(["a"], seen, Now)[0].Level - AxisLevels.From(["a"], seen.Reverse(), Now)[0].Level) < 1e-9)
        .Check(Replayed);

    private static Gen<AxisObservation[]> Observations =>
        (from level in Gen.Choose(0, 100)
         from days in Gen.Choose(0, 2000)
         from unaided in Gen.Elements(true, false)
         select Seen(level, days) with { Unaided = unaided }).ArrayOf();

    private static double Level(AxisObservation seen) => AxisLevels.From(["a"], [seen], Now)[0].Level;

    private static AxisObservation Seen(double level, int daysAgo = 0) =>
        new() { Axis = "a", Level = level, Weight = 1, Unaided = true, ObservedAt = Now.AddDays(-daysAgo) };
}
