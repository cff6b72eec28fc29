using Etude.Recall;

namespace Etude.Bench;

/// <summary>A seeded person who forgets faster than the default weights think, and reviews more or less when they say.</summary>
internal static class SimulatedLearner
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <returns>The log of each card; one card comes new each day.</returns>
    public static LoggedReview[][] Logs(int cards, int reviews, int seed)
    {
        var random = new Random(seed);
        var schedule = new RecallModel(new RecallOptions { ShortTerm = false });
        var truth = RecallWeights.Defaults.ToArray();
        for (var i = 0; i < 4; i++)
            truth[i] *= 0.4;
        var mind = new RecallModel(new RecallOptions { Weights = truth, ShortTerm = false, RoundToEightDecimals = false });
        return [.. Enumerable.Range(0, cards).Select(card => Card(Start.AddDays(card), reviews, random, schedule, mind))];
    }

    private static LoggedReview[] Card(DateTimeOffset at, int reviews, Random random, RecallModel schedule, RecallModel mind)
    {
        var log = new LoggedReview[reviews];
        var (planned, known) = (Memory.Unseen(at), Memory.Unseen(at));
        for (var i = 0; i < reviews; i++)
        {
            var recall = i == 0 ? 0.6 : mind.Retrievability(known, at);
            var rating = random.NextDouble() >= recall ? Rating.Again : random.NextDouble() < 0.8 ? Rating.Good : Rating.Hard;
            log[i] = new LoggedReview(at, rating);
            planned = schedule.Review(planned, rating, at);
            known = mind.Review(known, rating, at);
            at = at.AddDays(Math.Max(1, Math.Round(planned.ScheduledDays * (0.5 + (random.NextDouble() * 1.5)))));
        }

        return log;
    }
}
