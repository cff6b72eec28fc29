using Etude.Features.Recall;
using Etude.Features.Today;
using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

public sealed class PlanOfTheDayTests
{
    [Fact]
    public void What_is_closest_to_being_forgotten_comes_first() =>
        Assert.Equal("c b a", MakePlan.For(Some.Request(Some.Known("a", 20), Some.Known("b", 5), Some.Known("c", 1))).Slugs());

    [Fact]
    public void A_job_puts_its_axes_before_those_that_it_does_not_name()
    {
        var request = Some.Request(Some.Known("a", 4, axis: "leadership"), Some.Known("b", 6, axis: "databases")) with { Weights = Some.Job(("databases", 0.9), ("algorithms", 0.1)) };
        Assert.Equal("b a", MakePlan.For(request).Slugs());
        Assert.Equal("a b", MakePlan.For(request with { Weights = AxisWeights.Equal }).Slugs());
    }

    [Fact]
    public void What_is_not_due_stays_away() =>
        Assert.Equal("a", MakePlan.For(Some.Request(Some.Known("a"), Some.Known("b", 1, dueIn: 1))).Slugs());

    [Fact]
    public void The_day_ends_with_its_minutes_and_says_how_many_wait()
    {
        var plan = MakePlan.For(Some.Request(Some.Known("a", 1, minutes: 20), Some.Known("b", 2, minutes: 20), Some.Known("c", 3, minutes: 20)) with { Minutes = 45 });
        Assert.Equal("a b", plan.Slugs());
        Assert.Equal((40, 1), (plan.Minutes, plan.Waiting));
        Assert.Null(plan.CatchUp);
    }

    [Fact]
    public void The_first_piece_stands_even_when_it_is_longer_than_the_day() =>
        Assert.Equal("a", MakePlan.For(Some.Request(Some.Known("a", minutes: 50), Some.Known("b", 9, minutes: 10)) with { Minutes = 20 }).Slugs());

    [Fact]
    public void No_more_recalls_than_the_cap() =>
        Assert.Equal("a b", MakePlan.For(Some.Request(Some.Known("a", 1), Some.Known("b", 2), Some.Known("c", 3)) with { RecallCap = 2 }).Slugs());

    [Fact]
    public void Recalls_leave_room_for_one_new_problem()
    {
        var request = Some.Request([.. "abcdef".Select((c, i) => Some.Known(c.ToString(), 1 + i))]) with { Unseen = [Some.Problem("new", "databases", 20), Some.Problem("other", "databases", 20)] };
        var plan = MakePlan.For(request);
        Assert.Equal(["a", "new", "b", "c", "d"], plan.Pieces.Select(p => p.Slug));
        Assert.Equal(60, plan.Minutes);
    }

    [Fact]
    public void Without_a_job_the_new_problem_is_on_the_weakest_axis()
    {
        var request = Some.Request() with { Levels = Some.Levels(60, 20, 40), Unseen = [Some.Problem("a"), Some.Problem("d", "databases"), Some.Problem("l", "leadership")] };
        var piece = Assert.Single(MakePlan.For(request).Pieces);
        Assert.Equal("d", piece.Slug);
        Assert.Equal("databases is your lowest axis, at 20 of 100, give or take 10. Skipping it leaves it there.", piece.Why);
    }

    [Fact]
    public void With_a_job_it_is_where_its_weight_and_the_distance_are_largest()
    {
        var request = Some.Request() with
        {
            Levels = Some.Levels(60, 20, 40),
            Weights = Some.Job(("algorithms", 0.7), ("leadership", 0.3)),
            Unseen = [Some.Problem("a"), Some.Problem("d", "databases"), Some.Problem("l", "leadership")],
        };
        var piece = Assert.Single(MakePlan.For(request).Pieces);
        Assert.Equal("a", piece.Slug);
        Assert.Equal("algorithms is 70\u00A0% of the job you aim for, and you stand at 60 of 100, give or take 10. Skipping it leaves that as it is.", piece.Why);
    }

    [Fact]
    public void The_new_problem_is_not_on_an_axis_that_today_has_already_where_there_is_another()
    {
        var request = Some.Request(Some.Known("due")) with { Levels = Some.Levels(10, 50, 60), Unseen = [Some.Problem("a"), Some.Problem("d", "databases")] };
        var piece = MakePlan.For(request).Of(Purpose.New);
        Assert.Equal("d", piece.Slug);
        Assert.DoesNotContain("your lowest axis", piece.Why, StringComparison.Ordinal);
        Assert.Equal("a", MakePlan.For(request with { Unseen = [Some.Problem("a")] }).Of(Purpose.New).Slug);
    }

    [Theory]
    [InlineData(10, "intro")]
    [InlineData(52, "core")]
    [InlineData(85, "stretch")]
    public void The_new_problem_asks_a_little_more_than_the_person_can(double level, string expected)
    {
        var request = Some.Request() with { Levels = Some.Levels(level, 100, 100), Unseen = [.. new[] { "intro", "core", "stretch" }.Select(d => Some.Problem(d, difficulty: d))] };
        Assert.Equal(expected, MakePlan.For(request).Of(Purpose.New).Slug);
    }

    [Fact]
    public void An_axis_follows_itself_only_where_nothing_else_is_left() =>
        Assert.Equal("a d b c", MakePlan.For(Some.Request(Some.Known("a", 1), Some.Known("b", 2), Some.Known("c", 3), Some.Known("d", 4, axis: "databases"))).Slugs());

    [Fact]
    public void What_is_open_comes_first_and_not_a_second_time_as_a_recall()
    {
        var open = new OpenAttempt(Guid.NewGuid(), Some.Problem("b"), "plan", Some.Now.AddDays(-1));
        var plan = MakePlan.For(Some.Request(Some.Known("a", 1), Some.Known("b", 1)) with { Open = [open, open] });
        Assert.Equal("b a", plan.Slugs());
        Assert.Equal("You began this and last saved yesterday, in plan. Everything is where you left it.", plan.Pieces[0].Why);
    }

    [Fact]
    public void One_library_item_serves_the_axis_of_the_new_problem()
    {
        StudyCandidate[] items = [new("x", "X", "reading", ["leadership"], 5), new("y", "Y", "video", ["databases"], 50), new("z", "Z", "reading", ["systems", "databases"], 5)];
        var plan = MakePlan.For(Some.Request(Some.Known("a", axis: "leadership")) with { Unseen = [Some.Problem("new", "databases")], Study = items });
        Assert.Equal("z", plan.Of(Purpose.Study).Slug);
        Assert.Equal("It serves databases, as “new” does today. It can wait without cost.", plan.Of(Purpose.Study).Why);
        Assert.DoesNotContain(MakePlan.For(Some.Request(Some.Known("a")) with { Study = items }).Pieces, p => p.Purpose == Purpose.Study);
    }

    [Fact]
    public void After_four_weeks_a_look_back_is_offered()
    {
        Assert.Null(ReflectionWish.On(Some.Today, Some.Today.AddDays(-27), Some.Today.AddDays(-300)));
        Assert.Null(ReflectionWish.On(Some.Today, null, null));
        var wish = ReflectionWish.On(Some.Today, Some.Today.AddDays(-28), Some.Today.AddDays(-300));
        var plan = MakePlan.For(Some.Request(Some.Known("a")) with { Reflection = wish });
        Assert.Equal("Your last look back was on Sunday 25 October, four weeks ago or more. It can wait; the question stays.", plan.Of(Purpose.Reflect).Why);
    }

    [Fact]
    public void A_backlog_leaves_a_look_back_its_quarter_of_an_hour()
    {
        var due = Enumerable.Range(0, 20).Select(i => Some.Known($"p{i:00}", 2, dueIn: -3)).ToArray();
        var plan = MakePlan.For(Some.Request(due) with { Reflection = new ReflectionWish(Some.Today.AddDays(-30), First: false), Unseen = [Some.Problem("new", minutes: 20)] });
        Assert.Equal(ReflectionWish.Minutes, plan.Of(Purpose.Reflect).Minutes);
        Assert.Equal("new", plan.Of(Purpose.New).Slug);
        Assert.InRange(plan.Minutes, 45, 60);
    }

    [Fact]
    public void Each_recall_carries_its_facts()
    {
        var candidate = Some.Known("a", 5) with { Move = new DateMove(MovedBy.EasyDay, 1) };
        var facts = MakePlan.For(Some.Request(candidate)).Pieces[0].Facts!;
        Assert.Equal(candidate.Memory.ChanceAt(Some.Now, Scheduler.Default), facts.Now);
        Assert.True(facts.Now > facts.In3 && facts.In3 > facts.In7);
        Assert.Equal(("All 7 tests pass.", new DateMove(MovedBy.EasyDay, 1), null), (facts.LastReason, facts.Move, facts.OnTheDay));
    }

    [Fact]
    public void The_same_request_has_the_same_plan_in_whatever_order_its_rows_come()
    {
        var recalls = Enumerable.Range(0, 40).Select(i => Some.Known($"p{i:00}", 3, axis: Some.Axes[i % 3])).ToArray();
        var plan = MakePlan.For(Some.Request(recalls)).Slugs();
        Assert.Equal(plan, MakePlan.For(Some.Request([.. recalls.Reverse()])).Slugs());
    }
}
