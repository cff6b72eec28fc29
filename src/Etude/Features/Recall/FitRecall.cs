using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Recall;
using Etude.Recall.Fitting;

namespace Etude.Features.Recall;

/// <summary>
/// Fits the memory model to a person's own log, on the queue. Weights are kept only where they predict reviews that they had not
/// seen better than the defaults and better than a constant; otherwise the defaults are used, again if need be.
/// </summary>
public static class FitRecall
{
    public static readonly JobKind Kind = new("fit_recall", Handle) { IsBackground = true, Limit = TimeSpan.FromMinutes(30), MostAttempts = 3 };

    /// <summary>The least growth of a log that is worth another fit.</summary>
    public const int LeastGrowth = 16;

    /// <summary>More reviews than this are not read: those of the problems reviewed last, each with its whole history.</summary>
    private const int MostReviews = 30_000;

    /// <summary>True when a log has grown enough since the last fit: to what any fit needs, then by 16 reviews or a tenth.</summary>
    /// <param name="repeats">Reviews after the first of each problem, now.</param>
    /// <param name="lastFit">The same at the last fit; null when there was none.</param>
    public static bool IsTime(int repeats, int? lastFit) =>
        repeats >= RecallFit.FewestForAny && (lastFit is not { } last || repeats - last >= Math.Max(LeastGrowth, last / 10));

    /// <summary>Asks for a fit in the batch of a review, when it is time.</summary>
    public static void WhenGrown(Batch batch, Guid person, int repeats, int? lastFit)
    {
        if (IsTime(repeats, lastFit))
            Queue.Put(batch, Kind, person);
    }

    /// <summary>The same log gives the same weights, so doing it twice does no harm.</summary>
    private static async Task Handle(Job job, IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        await using var read = db.As(job.UserId);
        var log = LogRow.Query(read, MostReviews);
        var repeats = read.One<int>("select coalesce(sum(greatest(reps - 1, 0)), 0)::int from review_state where user_id = @me");
        await read.Run(cancel);

        var histories = log.Value.GroupBy(r => r.ProblemId)
            .Select(g => (Problem: g.Key, Log: g.OrderBy(r => r.ReviewedAt).Select(r => new LoggedReview(r.ReviewedAt, (Rating)r.Rating, r.ElapsedDays)).ToArray())).ToList();
        var fit = await Task.Run(() => RecallFit.Fit(histories.Select(h => h.Log), shortTerm: false, cancel), cancel);
        var kept = KeptFit.From(fit, repeats.Value, read.Now);

        await using var write = db.As(job.UserId);
        write.Do("update users set settings_json = settings_json || jsonb_build_object('recall_fit', @kept) where id = @me", new { kept });
        if (kept.Weights is not null || KeptFit.Of(read.Person!.Settings)?.Weights is not null)
            Remember(write, histories, Scheduler.For(RecallOptions.ClampRetention(read.Person!.Settings.Retention), kept.Weights));
        await write.Run(cancel);
    }

    /// <summary>
    /// Makes what is remembered of each problem anew from its log, under the weights now in use. Days of return stay where they are;
    /// a problem reviewed meanwhile is left alone.
    /// </summary>
    private static void Remember(Batch batch, List<(Guid Problem, LoggedReview[] Log)> histories, RecallModel model)
    {
        var memories = histories.Select(h => model.Replay(h.Log[0].At, h.Log)[^1]).ToList();
        batch.Do("""
            update review_state s set stability = m.stability, difficulty = m.difficulty
            from unnest(@problems, @reps, @stabilities, @difficulties) as m (problem_id, reps, stability, difficulty)
            where s.user_id = @me and s.problem_id = m.problem_id and s.reps = m.reps and s.stability is not null
            """, new
        {
            problems = histories.Select(h => h.Problem).ToArray(), reps = memories.Select(m => m.Reps).ToArray(),
            stabilities = memories.Select(m => m.Stability).ToArray(), difficulties = memories.Select(m => m.Difficulty).ToArray(),
        });
    }

    /// <summary>One review of the log; of an attempt whose grade was changed, the last word alone.</summary>
    private sealed record LogRow
    {
        public required Guid ProblemId { get; init; }
        public required DateTimeOffset ReviewedAt { get; init; }
        public required int Rating { get; init; }
        public required int ElapsedDays { get; init; }

        public static Pending<IReadOnlyList<LogRow>> Query(Batch batch, int most) => batch.Many<LogRow>("""
            select distinct on (problem_id, coalesce(attempt_id, id)) problem_id, reviewed_at, rating::int as rating, elapsed_days
            from review_log
            where user_id = @me and problem_id in (
                select problem_id from (
                    select problem_id, count(*) as reviews, sum(count(*)) over (order by max(reviewed_at) desc, problem_id) as so_far
                    from review_log where user_id = @me group by problem_id) newest
                where so_far - reviews < @most)
            order by problem_id, coalesce(attempt_id, id), reviewed_at desc
            """, new { most });
    }
}
