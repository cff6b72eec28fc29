using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

public sealed class InterviewPlanTests
{
    [Fact]
    public void With_an_interview_ahead_the_job_decides_among_equals()
    {
        var request = Some.Request(Some.Known("a", axis: "leadership"), Some.Known("b", axis: "databases"), Some.Known("c")) with
        {
            Interview = Some.Today.AddDays(20),
            Weights = Some.Job(("databases", 0.8), ("algorithms", 0.2)),
        };
        Assert.Equal("b c a", MakePlan.For(request).Slugs());
    }

    [Fact]
    public void In_the_last_weeks_what_is_not_due_comes_early_when_that_helps()
    {
        var later = Some.Known("later", 10, daysAgo: 5, dueIn: 5);
        Assert.Equal("later", MakePlan.For(Some.Request(later) with { Interview = Some.Today.AddDays(3) }).Slugs());
        Assert.Empty(MakePlan.For(Some.Request(later) with { Interview = Some.Today.AddDays(100) }).Pieces);
        Assert.Empty(MakePlan.For(Some.Request(later)).Pieces);
    }

    [Fact]
    public void What_comes_early_does_not_count_as_due()
    {
        var recalls = Enumerable.Range(0, 30).Select(i => Some.Known($"p{i:00}", 10, daysAgo: 5, dueIn: 5)).ToArray();
        var plan = MakePlan.For(Some.Request(recalls) with { Interview = Some.Today.AddDays(3) });
        Assert.Equal((6, 0), (plan.Pieces.Count, plan.Waiting));
        Assert.Null(plan.CatchUp);
    }

    [Fact]
    public void The_facts_say_what_a_review_does_for_the_day()
    {
        var piece = MakePlan.For(Some.Request(Some.Known("a")) with { Interview = new DateOnly(2026, 12, 3) }).Pieces[0];
        Assert.True(piece.Facts!.OnTheDayReviewed > piece.Facts.OnTheDay);
        Assert.StartsWith("Your interview is on Thursday 3 December: about ", piece.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-400)]
    public void An_interview_today_or_past_bends_nothing(int ahead)
    {
        var request = Some.Request(Some.Known("a", 20), Some.Known("b", 1), Some.Known("later", 40, dueIn: 9));
        var bent = MakePlan.For(request with { Interview = Some.Today.AddDays(ahead) });
        Assert.Equal(MakePlan.For(request).Slugs(), bent.Slugs());
        Assert.Null(bent.Pieces[0].Facts!.OnTheDay);
    }

    [Fact]
    public void A_backlog_before_an_interview_is_ordered_for_the_day_and_loses_nothing()
    {
        var request = Some.Request([.. Enumerable.Range(0, 50).Select(i => Some.Known($"p{i:00}", 2 + i, daysAgo: 30, dueIn: -9))]) with { Interview = Some.Today.AddDays(20) };
        var plan = MakePlan.For(request);
        Assert.Equal(50, plan.CatchUp!.Days.Count);
        Assert.Equal((6, 44), (plan.Pieces.Count, plan.Waiting));
    }
}
