using Etude.Features.Recall;
using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

public sealed class BacklogTests
{
    private static PlanRequest After(int problems, int minutes = 60) =>
        Some.Request([.. Enumerable.Range(0, problems).Select(i => Some.Known($"p{i:000}", 2 + (i % 29), daysAgo: 25 + (7 * i % 60), dueIn: -(i % 21), axis: Some.Axes[i % 3]))]) with { Minutes = minutes };

    [Fact]
    public void A_backlog_is_spread_over_days_and_loses_nothing()
    {
        var request = After(100);
        var plan = MakePlan.For(request);
        var days = plan.CatchUp!.Days;
        Assert.Equal(request.Recalls.Select(r => r.Problem.Slug).Order(), days.Keys.Order());
        Assert.All(days.Values.GroupBy(day => day), day => Assert.InRange(day.Count(), 1, 6));
        Assert.Equal(plan.Pieces.Select(p => p.Slug).Order(), days.Where(d => d.Value == Some.Today).Select(d => d.Key).Order());
    }

    [Fact]
    public void It_says_how_many_days_it_takes()
    {
        Assert.Equal(17, MakePlan.For(After(100)).CatchUp!.DaysItTakes);
        Assert.Equal(34, MakePlan.For(After(100, minutes: 30)).CatchUp!.DaysItTakes);
        Assert.Equal(94, MakePlan.For(After(100)).Waiting);
    }

    [Fact]
    public void What_fits_into_two_days_is_no_backlog()
    {
        Assert.Null(MakePlan.For(After(12)).CatchUp);
        Assert.NotNull(MakePlan.For(After(13)).CatchUp);
    }

    [Fact]
    public void What_comes_back_meanwhile_takes_its_days_too()
    {
        var request = After(30);
        var later = Enumerable.Range(0, 12).Select(i => Some.Known($"later{i}", 50, dueIn: 2));
        Assert.Equal(5, MakePlan.For(request).CatchUp!.DaysItTakes);
        Assert.Equal(7, MakePlan.For(request with { Recalls = [.. request.Recalls, .. later] }).CatchUp!.DaysItTakes);
    }

    [Fact]
    public void What_a_review_saves_most_goes_before_what_is_forgotten_most()
    {
        var request = After(100);
        request = request with { Recalls = [.. request.Recalls.Select((r, i) => r with { Memory = r.Memory with { Difficulty = 1 + (i % 10) } })] };
        var (now, month) = (Some.Now, Some.Now.AddDays(30));
        var byGain = request.Recalls.OrderByDescending(r => Outlook.Default.Gain(r.Memory, now, month)).Take(6).Select(r => r.Problem.Slug).Order();
        var byChance = request.Recalls.OrderBy(r => r.Memory.ChanceAt(now, Scheduler.Default)).Take(6).Select(r => r.Problem.Slug).Order();
        Assert.NotEqual(byChance, byGain);
        Assert.Equal(byGain, MakePlan.For(request).Pieces.Select(p => p.Slug).Order());
    }

    [Fact]
    public void A_pace_at_which_it_never_ends_is_called_so()
    {
        var daily = Enumerable.Range(0, 731).SelectMany(day => Enumerable.Range(0, 2).Select(i => Some.Known($"d{day}-{i}", 50, dueIn: day + 1)));
        var plan = MakePlan.For(Some.Request([.. After(30).Recalls, .. daily]) with { Minutes = 10 });
        Assert.Null(plan.CatchUp!.DaysItTakes);
        Assert.Equal(30, plan.CatchUp.Days.Count);
    }

    [Fact]
    public void A_backlog_keeps_off_days_that_are_to_be_empty()
    {
        var request = After(40) with { EasyDays = EasyDays.From([new("monday", 0), new("tuesday", 0.5)]) };
        var days = MakePlan.For(request).CatchUp!.Days.Values.ToLookup(d => d.DayOfWeek);
        Assert.Empty(days[DayOfWeek.Monday]);
        Assert.Equal(3, days[DayOfWeek.Tuesday].Count(d => d == new DateOnly(2026, 11, 24)));
    }

    [Fact]
    public void A_new_problem_keeps_its_place_in_a_backlog() =>
        Assert.Equal("new", MakePlan.For(After(100) with { Unseen = [Some.Problem("new")] }).Of(Purpose.New).Slug);
}
