using Etude.Recall;

namespace Etude.Tests.Support;

/// <summary>
/// A past to begin with: the log of a simulated person whose memory is known, seeded, reviewing about when a schedule with default
/// weights says, up to the test's beginning.
/// </summary>
internal static class PastReviews
{
    private static readonly DateTimeOffset Begin = new(2021, 1, 4, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Forgets far sooner than the default weights say.</summary>
    public static double[] Forgetful
    {
        get
        {
            var weights = RecallWeights.Defaults.ToArray();
            for (var k = 0; k < 4; k++)
                weights[k] *= 0.25;
            weights[0] = 0.1;
            (weights[8], weights[20]) = (1.1, 0.4);
            return weights;
        }
    }

    /// <summary>Gives a person reviews of some problems, the last of each some days before now.</summary>
    /// <param name="mind">The true memory; null for one that recalls half of the time, whenever it is.</param>
    /// <param name="problems">How many, in the order of their names.</param>
    public static async Task Of(Learner who, double[]? mind, int problems, int reviews)
    {
        var random = new Random(11);
        var ids = await who.Etude.Asks<Guid[]>("select array_agg(id order by slug) from (select id, slug from problems order by slug limit $1) p", problems);
        foreach (var (number, id) in ids.Index())
            await Insert(who, id, Card(Begin.AddDays(number), reviews, random, mind));
    }

    private static List<(DateTimeOffset At, Rating Rating, Memory After)> Card(DateTimeOffset at, int reviews, Random random, double[]? mind)
    {
        var schedule = new RecallModel(new() { ShortTerm = false });
        var truth = mind is null ? null : new RecallModel(new() { ShortTerm = false, Weights = mind, RoundToEightDecimals = false });
        var (planned, known) = (Memory.Unseen(at), Memory.Unseen(at));
        var log = new List<(DateTimeOffset, Rating, Memory)>();
        while (log.Count < reviews && at < TestClock.Start.AddDays(-3))
        {
            var recall = log.Count == 0 ? 0.6 : truth?.Retrievability(known, at) ?? 0.5;
            var rating = random.NextDouble() >= recall ? Rating.Again : random.NextDouble() switch { < 0.2 => Rating.Hard, < 0.85 => Rating.Good, _ => Rating.Easy };
            planned = schedule.Review(planned, rating, at);
            known = truth?.Review(known, rating, at) ?? known;
            log.Add((at, rating, planned));
            at = at.AddDays(Math.Max(1, Math.Round(planned.ScheduledDays * (0.5 + (random.NextDouble() * 1.5)))));
        }

        return log;
    }

    private static async Task Insert(Learner who, Guid problem, List<(DateTimeOffset At, Rating Rating, Memory After)> log)
    {
        await who.Etude.Does("""
            insert into review_log (user_id, id, problem_id, rating, earned_rating, reviewed_at, elapsed_days, scheduled_days, stability_after, difficulty_after)
            select $1, gen_random_uuid(), $2, rating, rating, at, elapsed, scheduled, stability, difficulty
            from unnest($3, $4, $5, $6, $7, $8) as past (at, rating, elapsed, scheduled, stability, difficulty)
            """, who.Id, problem, log.Select(l => l.At.UtcDateTime).ToArray(), log.Select(l => (short)l.Rating).ToArray(),
            log.Select(l => l.After.ElapsedDays).ToArray(), log.Select(l => l.After.ScheduledDays).ToArray(),
            log.Select(l => l.After.Stability).ToArray(), log.Select(l => l.After.Difficulty).ToArray());
        var (last, memory) = (log[^1].At, log[^1].After);
        await who.Etude.Does("""
            insert into review_state (user_id, problem_id, stability, difficulty, state, due_at, last_reviewed_at, reps, lapses)
            values ($1, $2, $3, $4, 'review', $5, $6, $7, 0)
            """, who.Id, problem, memory.Stability, memory.Difficulty, memory.Due.UtcDateTime, last.UtcDateTime, log.Count);
    }
}
