using Etude.Features.Recall;
using Etude.Recall;

namespace Etude.Tests.Features.Recall;

public sealed class EarnedGradeTests
{
    private static readonly AttemptFacts Best = new(TestsPassed: 6, TestsTotal: 6, Score: 0, Hints: 0, SawSolution: false,
        Seconds: 600, TargetSeconds: 1020, MedianSeconds: null, Confidence: 4);

    [Theory]
    // Tests first: nothing else makes up for one that fails.
    [InlineData(6, 6, 0, 600, 4, Rating.Easy)]
    [InlineData(5, 6, 0, 600, 5, Rating.Again)]
    [InlineData(0, 6, 0, 600, 5, Rating.Again)]
    [InlineData(0, 0, 0, 600, 5, Rating.Again)]
    [InlineData(5, 6, 3, 6000, 1, Rating.Again)]
    // Hints.
    [InlineData(6, 6, 1, 600, 4, Rating.Good)]
    [InlineData(6, 6, 2, 600, 4, Rating.Hard)]
    [InlineData(6, 6, 5, 600, 4, Rating.Hard)]
    [InlineData(6, 6, 6, 600, 4, Rating.Again)]
    [InlineData(6, 6, 60, 600, 4, Rating.Again)]
    // Time: the target is 17 minutes.
    [InlineData(6, 6, 0, 0, 4, Rating.Easy)]
    [InlineData(6, 6, 0, 1020, 4, Rating.Easy)]
    [InlineData(6, 6, 0, 1021, 4, Rating.Good)]
    [InlineData(6, 6, 0, 2040, 4, Rating.Good)]
    [InlineData(6, 6, 0, 2041, 4, Rating.Hard)]
    [InlineData(6, 6, 0, 86400, 4, Rating.Hard)]
    // Confidence.
    [InlineData(6, 6, 0, 600, 1, Rating.Good)]
    [InlineData(6, 6, 0, 600, 2, Rating.Good)]
    [InlineData(6, 6, 0, 600, 3, Rating.Easy)]
    [InlineData(6, 6, 0, 600, null, Rating.Easy)]
    // The lowest of all decides.
    [InlineData(6, 6, 1, 2041, 4, Rating.Hard)]
    [InlineData(6, 6, 2, 1021, 1, Rating.Hard)]
    [InlineData(6, 6, 1, 1021, 2, Rating.Good)]
    public void With_tests_the_grade_follows_from_them_hints_time_and_doubt(int passed, int total, int hints, int seconds, int? confidence, Rating grade) =>
        Assert.Equal(grade, Grade(Best with { TestsPassed = passed, TestsTotal = total, Hints = hints, Seconds = seconds, Confidence = confidence }));

    [Theory]
    [InlineData(100, 0, Rating.Easy)]
    [InlineData(85, 0, Rating.Easy)]
    [InlineData(84, 0, Rating.Good)]
    [InlineData(60, 0, Rating.Good)]
    [InlineData(59, 0, Rating.Hard)]
    [InlineData(40, 0, Rating.Hard)]
    [InlineData(39, 0, Rating.Again)]
    [InlineData(0, 0, Rating.Again)]
    [InlineData(100, 1, Rating.Good)]
    [InlineData(50, 1, Rating.Hard)]
    [InlineData(100, 6, Rating.Again)]
    public void Without_tests_the_reviews_score_is_the_measure(int score, int hints, Rating grade) =>
        Assert.Equal(grade, Grade(Best with { TestsPassed = null, TestsTotal = 0, Score = score, Hints = hints }));

    [Theory]
    [InlineData(6)]
    [InlineData(null)]
    public void Whoever_opened_the_solution_tries_again(int? passed)
    {
        var grade = EarnedGrade.Of(Best with { TestsPassed = passed, Score = 100, SawSolution = true });

        Assert.Equal((Rating.Again, false), (grade.Rating, grade.Unaided));
    }

    [Fact]
    public void A_person_who_is_slower_than_the_target_by_habit_is_measured_by_their_own_pace()
    {
        var slow = Best with { Seconds = 2500 };

        Assert.Equal(Rating.Hard, Grade(slow));
        Assert.Equal(Rating.Good, Grade(slow with { MedianSeconds = 1800 }));
        Assert.Equal(Rating.Hard, Grade(slow with { MedianSeconds = 300 }));
    }

    [Theory]
    [InlineData(0, 600, 4, "All 6 tests pass, no hint, 10 minutes against a target of 17.")]
    [InlineData(1, 600, 4, "All 6 tests pass, 1 hint, 10 minutes against a target of 17. Without the hint it would have been Easy.")]
    [InlineData(3, 600, 4, "All 6 tests pass, 3 hints, 10 minutes against a target of 17. Without the hints it would have been Easy.")]
    [InlineData(0, 2400, 4, "All 6 tests pass, no hint, 40 minutes against a target of 17. Within the target time it would have been Easy.")]
    [InlineData(0, 600, 1, "All 6 tests pass, no hint, 10 minutes against a target of 17. You were not sure beforehand; had you been, it would have been Easy.")]
    [InlineData(1, 600, 1, "All 6 tests pass, 1 hint, 10 minutes against a target of 17.")]
    [InlineData(0, 10, 4, "All 6 tests pass, no hint, 1 minute against a target of 17.")]
    public void The_reason_names_the_fact_that_made_the_difference(int hints, int seconds, int confidence, string reason) =>
        Assert.Equal(reason, EarnedGrade.Of(Best with { Hints = hints, Seconds = seconds, Confidence = confidence }).Reason);

    [Fact]
    public void Nothing_that_makes_work_harder_ever_betters_the_grade()
    {
        foreach (var hints in Enumerable.Range(0, 8))
            foreach (var seconds in (int[])[0, 600, 1021, 2041])
                foreach (var confidence in (int?[])[1, 3, 5, null])
                {
                    var facts = Best with { Hints = hints, Seconds = seconds, Confidence = confidence };
                    Assert.True(Grade(facts with { Hints = hints + 1 }) <= Grade(facts));
                    Assert.True(Grade(facts with { Seconds = seconds + 600 }) <= Grade(facts));
                    Assert.True(Grade(facts with { TestsPassed = 5 }) <= Grade(facts));
                    Assert.Equal(hints == 0, EarnedGrade.Of(facts).Unaided);
                }
    }

    private static Rating Grade(AttemptFacts facts) => EarnedGrade.Of(facts).Rating;
}
