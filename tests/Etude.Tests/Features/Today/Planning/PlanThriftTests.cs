using Etude.Features.Recall;
using Etude.Features.Today.Planning;

namespace Etude.Tests.Features.Today.Planning;

/// <summary>What a plan costs, in counts, for times depend on the machine.</summary>
public sealed class PlanThriftTests
{
    private sealed class Counting : IOutlook
    {
        public int Asked { get; private set; }

        public double Chance(Remembered memory, DateTimeOffset at)
        {
            Asked++;
            return Outlook.Default.Chance(memory, at);
        }

        public double ChanceAfterReview(Remembered memory, DateTimeOffset review, DateTimeOffset then)
        {
            Asked++;
            return Outlook.Default.ChanceAfterReview(memory, review, then);
        }
    }

    private static PlanRequest With(int problems, bool overdue = false) => Some.Request([.. Enumerable.Range(0, problems).Select(i =>
        Some.Known($"p{i:00000}", 3 + (i % 50), daysAgo: 20, dueIn: overdue ? -3 : i % 50 == 0 ? 0 : 9, axis: Some.Axes[i % 3]))]);

    [Theory]
    [InlineData(500)]
    [InlineData(5000)]
    public void Only_what_is_due_is_asked_about_and_once(int problems)
    {
        var counting = new Counting();
        var plan = MakePlan.For(With(problems) with { Outlook = counting });
        Assert.Equal((problems / 50) + (3 * plan.Pieces.Count) + (plan.CatchUp is null ? 0 : 2 * problems / 50), counting.Asked);
    }

    [Fact]
    public void With_everything_overdue_and_an_interview_it_is_at_most_four_questions_a_problem()
    {
        var counting = new Counting();
        MakePlan.For(With(5000, overdue: true) with { Outlook = counting, Interview = Some.Today.AddDays(20) });
        Assert.InRange(counting.Asked, 5000, (4 * 5000) + 100);
    }

    [Fact]
    public void A_candidate_costs_a_few_bytes()
    {
        var (small, large) = (With(1000), With(5000));
        MakePlan.For(small);
        var perCandidate = (Allocated(large) - Allocated(small)) / 4000.0;
        Assert.InRange(perCandidate, 0, 64);
    }

    private static long Allocated(PlanRequest request)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MakePlan.For(request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
