using System.Globalization;
using Etude.Features.Recall;
using Etude.Features.Today.Planning;
using Etude.Platform.Web;
using Etude.Recall;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Tests.Features.Today.Planning;

public sealed class PlanBadInputTests
{
    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static RecallCandidate Reviewed(DateTimeOffset at, DateTimeOffset due) =>
        Some.Known("a") with { Memory = Some.Known("a").Memory with { LastReviewedAt = at, DueAt = due } };

    [Fact]
    public void Nothing_left_is_an_empty_day()
    {
        var plan = MakePlan.For(Some.Request() with { Levels = [] });
        Assert.Empty(plan.Pieces);
        Assert.Equal((0, 0), (plan.Waiting, plan.Minutes));
        Assert.Null(plan.CatchUp);
    }

    [Fact]
    public void A_problem_reviewed_today_does_not_come_again_today_even_when_it_is_due() =>
        Assert.Empty(MakePlan.For(Some.Request(Reviewed(Some.Now.AddHours(-3), Some.Now.AddHours(-2)))).Pieces);

    [Fact]
    public void After_a_clock_was_set_back_a_review_of_some_hours_ahead_counts_as_todays() =>
        Assert.Empty(MakePlan.For(Some.Request(Reviewed(Some.Now.AddHours(20), Some.Now.AddDays(-1)))).Pieces);

    [Fact]
    public void A_review_far_in_the_future_does_not_hide_a_problem_that_is_due()
    {
        var plan = MakePlan.For(Some.Request(Reviewed(Some.Now.AddYears(1), Some.Now.AddDays(-1))));
        Assert.Equal(1, plan.Of(Purpose.Recall).Facts!.Now);
    }

    [Fact]
    public void A_clock_that_went_backwards_makes_no_chance_above_one()
    {
        var facts = MakePlan.For(Some.Request(Some.Known("a")) with { Now = Some.Now.AddYears(-2) }).Pieces[0].Facts!;
        Assert.Equal((1, 1, 1), (facts.Now, facts.In3, facts.In7));
    }

    [Fact]
    public void A_zone_changed_twice_a_day_never_brings_a_problem_twice()
    {
        // Reviewed at 8 in the evening in Kiritimati, which is still yesterday in Honolulu; then back again.
        var at = new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);
        var review = Scheduler.Review(null, Rating.Again, at, Zone("Pacific/Kiritimati"), 0.9);
        var candidate = Some.Known("a") with { Memory = review.After };
        foreach (var (zone, hours) in new[] { ("Pacific/Honolulu", 1), ("Pacific/Kiritimati", 2), ("Pacific/Honolulu", 3), ("UTC", 4) })
        {
            var (now, home) = (at.AddHours(hours), Zone(zone));
            Assert.Empty(MakePlan.For(Some.Request(candidate) with { Now = now, Today = now.DayIn(home), Zone = home }).Pieces);
        }

        var next = at.AddHours(24);
        Assert.Single(MakePlan.For(Some.Request(candidate) with { Now = next, Today = next.DayIn(Zone("Pacific/Kiritimati")), Zone = Zone("Pacific/Kiritimati") }).Pieces);
    }

    [Theory]
    [InlineData("2026-03-29", "Europe/Paris")]
    [InlineData("2026-10-25", "Europe/Paris")]
    [InlineData("2026-09-06", "America/Santiago")]
    [InlineData("2026-04-05", "Australia/Lord_Howe")]
    public void On_a_day_on_which_clocks_change_what_is_due_that_day_comes_that_day(string day, string zone)
    {
        var (today, home) = (DateOnly.Parse(day, CultureInfo.InvariantCulture), Zone(zone));
        var morning = Scheduler.StartOf(today, home);
        var due = Reviewed(morning.AddDays(-9), Scheduler.StartOf(today, home));
        var tomorrow = due with { Problem = Some.Problem("b"), Memory = due.Memory with { DueAt = Scheduler.StartOf(today.AddDays(1), home) } };
        foreach (var now in new[] { morning, morning.AddHours(22.9) })
        {
            Assert.Equal(today, now.DayIn(home));
            Assert.Equal("a", MakePlan.For(Some.Request(due, tomorrow) with { Now = now, Today = today, Zone = home }).Slugs());
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Weights_that_are_no_share_are_left_out(double wrong)
    {
        Assert.False(Some.Job(("databases", wrong)).FromJob);
        var job = Some.Job(("databases", wrong), ("leadership", 3));
        Assert.Equal((1, 0, AxisWeights.Least), (job.Share("leadership"), job.Share("databases"), job.Of("databases")));
    }

    [Fact]
    public void Weights_of_unknown_axes_and_huge_ones_are_borne()
    {
        Assert.False(Some.Job(("astrology", 1)).FromJob);
        Assert.Equal(0.5, Some.Job(("databases", double.MaxValue), ("leadership", double.MaxValue)).Share("databases"));
    }

    [Theory]
    [InlineData(0.2, 0.7)]
    [InlineData(1.5, 0.97)]
    [InlineData(double.NaN, 0.9)]
    public void A_retention_out_of_range_schedules_as_the_nearest_end(double wished, double counted) =>
        Assert.Equal(
            Scheduler.Review(Some.Known("a").Memory, Rating.Good, Some.Now, TimeZoneInfo.Utc, counted),
            Scheduler.Review(Some.Known("a").Memory, Rating.Good, Some.Now, TimeZoneInfo.Utc, wished));

    [Fact]
    public void Easy_days_that_say_nothing_sensible_are_usual_days()
    {
        var days = EasyDays.From([new("Saturday", -3), new("SUNDAY", 7), new("friday", double.NaN), new("someday", 0)]);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0], Enumerable.Range(0, 7).Select(d => days.On(Some.Today.AddDays(d))));
        Assert.Equal(1, EasyDays.From(Enum.GetNames<DayOfWeek>().Select(d => KeyValuePair.Create(d, 0.0))).On(Some.Today));
        Assert.Equal(1, EasyDays.From(null).On(Some.Today));
    }

    [Fact]
    public void A_day_that_is_to_be_empty_is_empty_and_a_light_one_light()
    {
        var request = Some.Request(Some.Known("a", 1), Some.Known("b", 2), Some.Known("c", 3), Some.Known("d", 4));
        var empty = MakePlan.For(request with { EasyDays = EasyDays.From([new("sunday", 0)]) });
        Assert.Equal((0, 4, true), (empty.Pieces.Count, empty.Waiting, empty.IsEasyDay));
        Assert.Equal("a b c", MakePlan.For(request with { EasyDays = EasyDays.From([new("sunday", 0.5)]) }).Slugs());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(int.MinValue)]
    public void Minutes_below_one_still_hold_the_first_piece(int minutes) =>
        Assert.Equal("a", MakePlan.For(Some.Request(Some.Known("a"), Some.Known("b", 9)) with { Minutes = minutes }).Slugs());

    [Fact]
    public void Whatever_is_asked_no_problem_comes_twice_the_day_keeps_its_minutes_and_all_that_is_due_is_counted() => Prop.ForAll(
        Gen.Choose(0, 60).Zip(Gen.Choose(-2000, 2000).ArrayOf(5)).ToArbitrary(), drawn =>
        {
            var (count, seeds) = drawn;
            var random = new Random((((count * 4001) + seeds[0]) * 4001) + seeds[1]);
            var recalls = Enumerable.Range(0, count).Select(i => Some.Known(
                $"p{random.Next(60)}", Math.Exp(random.NextDouble() * 10) - 0.9, random.Next(-3, 90), random.Next(-60, 10), Some.Axes[random.Next(3)], random.Next(1, 40))).DistinctBy(r => r.Problem.Slug).ToArray();
            var request = Some.Request(recalls) with
            {
                Minutes = random.Next(5, 120),
                Interview = random.Next(3) == 0 ? Some.Today.AddDays(random.Next(-5, 60)) : null,
                Unseen = [.. Enumerable.Range(0, random.Next(4)).Select(i => Some.Problem($"p{random.Next(60)}", Some.Axes[i % 3], 25))],
            };
            var plan = MakePlan.For(request);
            var due = recalls.Where(r => r.Memory.DueAt <= Some.Now && (r.Memory.LastReviewedAt < new DateTimeOffset(Some.Today, default, default) || r.Memory.LastReviewedAt >= new DateTimeOffset(Some.Today.AddDays(2), default, default))).ToList();
            Assert.Equal(plan.Pieces.Count, plan.Pieces.DistinctBy(p => p.Slug).Count());
            Assert.True(plan.Pieces.Count <= 1 || plan.Minutes <= request.Minutes, "minutes");
            Assert.Equal(due.Count, plan.Waiting + plan.Pieces.Count(p => p.Purpose == Purpose.Recall && p.Memory!.DueAt <= Some.Now));
            Assert.True(plan.CatchUp is null || due.TrueForAll(d => plan.CatchUp.Days.ContainsKey(d.Problem.Slug)), "lost");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true).WithReplay(20261122, 7));
}
