namespace Etude.Recall.Tests.Fitting;

/// <summary>A simulated person whose memory follows known weights, seeded, reviewing when a default schedule says.</summary>
internal static class Learner
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Logs of some cards; recall is drawn from the true memory.</summary>
    /// <param name="truth">The weights of the true memory.</param>
    /// <param name="cards">Number of cards; one comes new each day.</param>
    /// <param name="reviews">Reviews of each card.</param>
    /// <param name="seed">The same seed, the same logs.</param>
    public static LoggedReview[][] Logs(double[] truth, int cards, int reviews, int seed) =>
        Logs(cards, reviews, seed, new RecallModel(new() { Weights = truth, ShortTerm = false, RoundToEightDecimals = false }));

    /// <summary>Logs of a person who recalls with the same chance whatever the time.</summary>
    public static LoggedReview[][] Guesses(double chance, int cards, int reviews, int seed) => Logs(cards, reviews, seed, null, chance);

    private static LoggedReview[][] Logs(int cards, int reviews, int seed, RecallModel? mind, double chance = 0)
    {
        var random = new Random(seed);
        var schedule = new RecallModel(new() { ShortTerm = false });
        return [.. Enumerable.Range(0, cards).Select(card => Card(Start.AddDays(card), reviews, random, schedule, mind, chance))];
    }

    private static LoggedReview[] Card(DateTimeOffset at, int reviews, Random random, RecallModel schedule, RecallModel? mind, double chance)
    {
        var log = new LoggedReview[reviews];
        var (planned, known) = (Memory.Unseen(at), Memory.Unseen(at));
        for (var i = 0; i < reviews; i++)
        {
            var recall = i == 0 ? 0.6 : mind?.Retrievability(known, at) ?? chance;
            var rating = random.NextDouble() >= recall ? Rating.Again : random.NextDouble() switch { < 0.2 => Rating.Hard, < 0.85 => Rating.Good, _ => Rating.Easy };
            log[i] = new(at, rating);
            planned = schedule.Review(planned, rating, at);
            known = mind?.Review(known, rating, at) ?? known;
            at = at.AddDays(Math.Max(1, Math.Round(planned.ScheduledDays * (0.5 + (random.NextDouble() * 1.5)))));
        }

        return log;
    }
}
