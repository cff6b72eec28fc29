namespace Etude.Recall.Tests;

public sealed class OracleTests(Oracle oracle) : IClassFixture<Oracle>
{
    [Fact]
    public void Every_review_of_every_history_equals_the_oracle_in_all_its_fields()
    {
        var wrong = oracle.All.SelectMany(history => Compare(history, history.Options, 1e-9)).Take(5).ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Without_rounding_stability_and_difficulty_stay_within_two_millionths_of_the_oracle()
    {
        var tame = oracle.All.Where(history => !history.Wild).ToList();
        var wrong = tame
            .SelectMany(history => Compare(history, history.Options with { RoundToEightDecimals = false, Fuzz = false }, 2e-6))
            .ToList();

        Assert.Empty(wrong.Where(fault => !fault.Contains("days", StringComparison.Ordinal)).Take(5));
        Assert.True(wrong.Count <= tame.Sum(history => history.Reviews.Length) / 10_000, "More than one interval in 10,000 fell on the other side of a half.");
    }

    [Fact]
    public void The_histories_reach_every_state_both_variants_fuzz_and_old_weights()
    {
        Assert.Equal([1, 2, 3], oracle.All.SelectMany(h => h.Expected).Select(card => card.State).Distinct().Order());
        Assert.Equal([0, 17, 19, 21], oracle.All.Select(h => h.W?.Length ?? 0).Distinct().Order());
        Assert.Equal(4, oracle.All.Select(h => (h.EnableFuzz, h.EnableShortTerm)).Distinct().Count());
        Assert.True(oracle.All.Sum(h => h.Reviews.Length) > 50_000);
    }

    private static IEnumerable<string> Compare(OracleHistory history, RecallOptions options, double tolerance)
    {
        var model = new RecallModel(options);
        var card = Memory.Unseen(history.Start);
        for (var i = 0; i < history.Reviews.Length; i++)
        {
            var (at, rating) = history.Reviews[i];
            card = model.Review(card, (Rating)rating, at);
            var recall = model.Retrievability(card, at.AddDays(9));
            foreach (var fault in Differences(card, recall, history.Expected[i], tolerance, history.EnableFuzz == options.Fuzz))
                yield return $"{history.Id} review {i}: {fault}";
        }
    }

    private static IEnumerable<string> Differences(Memory card, double recall, OracleCard expected, double tolerance, bool days)
    {
        if (!Near(card.Stability, expected.Stability, tolerance))
            yield return $"stability {card.Stability:R}, oracle {expected.Stability:R}";
        if (!Near(card.Difficulty, expected.Difficulty, tolerance))
            yield return $"difficulty {card.Difficulty:R}, oracle {expected.Difficulty:R}";
        if (!Near(recall, expected.RecallLater, tolerance))
            yield return $"recall {recall:R}, oracle {expected.RecallLater:R}";
        var discrete = ((int)card.State, card.Reps, card.Lapses, card.ElapsedDays, card.Step);
        if (discrete != (expected.State, expected.Reps, expected.Lapses, expected.ElapsedDays, expected.Step))
            yield return $"state {discrete}, oracle {expected}";
        if (days && (card.ScheduledDays != expected.ScheduledDays || card.Due != expected.Due))
            yield return $"days {card.ScheduledDays} due {card.Due:O}, oracle {expected.ScheduledDays} {expected.Due:O}";
    }

    private static bool Near(double got, double expected, double tolerance) =>
        Math.Abs(got - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
}
