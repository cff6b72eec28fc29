using Etude.Platform.Postgres;

namespace Etude.Platform.Queue;

/// <summary>
/// The worker's side of the table <c>jobs</c>. A claim is a lease: it runs out unless it is renewed, and then the job is anybody's
/// again. Whatever a worker writes about its job holds only while the claim is still its own.
/// </summary>
internal static class Claims
{
    /// <summary>How long a claim holds. Instances' clocks may differ by less than this.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How often one job may lose its worker before it is no longer the worker's fault.</summary>
    private const int MostLosses = 5;

    private const string Mine = "user_id = @person and id = @id and status = 'running' and attempts = @attempts";

    // Asked with the claim, so that it costs no round trip of its own.
    private const string Barred = """
        case when not etude.may_sign_in(jobs.user_id, @now) then 'closed'
            when exists (select from etude.leaving where leaving.user_id = jobs.user_id) then 'leaving' end as barred
        """;

    // Skipping what another instance has locked, so that nobody waits and no job is claimed twice.
    private const string TakeSql = $"""
        with due as materialized (
            select user_id, id from jobs
            where status in ('queued', 'running') and case status when 'queued' then run_at else locked_until end <= @now and kind = any(@kinds)
            order by run_at limit @most
            for update skip locked
        )
        update jobs set status = 'running', attempts = attempts + 1, locked_until = @until
        from due where jobs.user_id = due.user_id and jobs.id = due.id
        returning jobs.user_id, jobs.id, jobs.kind, jobs.subject_id, jobs.attempts, {Barred}
        """;

    /// <summary>What was claimed, and when the next job of these kinds is due.</summary>
    public sealed record Taken(IReadOnlyList<Job> Jobs, DateTimeOffset? Next);

    /// <summary>A lease that was made as long again.</summary>
    public sealed record Renewal
    {
        /// <inheritdoc cref="Job.Barred"/>
        public required string? Barred { get; init; }
    }

    /// <summary>Claims what is due: at most so many of the awaited kinds and so many of those in the background.</summary>
    public static async Task<Taken> Take(Db db, string[] awaited, int places, string[] background, int backgroundPlaces, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        string[] kinds = [.. awaited, .. background];
        batch.Do("""
            update jobs set status = 'failed', finished_at = @now, locked_until = null,
                last_error = 'Its worker was lost ' || attempts || ' times while doing it.'
            where status = 'running' and locked_until <= @now and attempts >= @most and kind = any(@kinds)
            """, new { most = MostLosses, kinds });
        var until = batch.Now + Lease;
        var first = batch.Many<Job>(TakeSql, new { kinds = awaited, most = places, until });
        var second = batch.Many<Job>(TakeSql, new { kinds = background, most = backgroundPlaces, until });
        var next = batch.One<DateTimeOffset?>("""
            select min(case status when 'queued' then run_at else locked_until end) from jobs
            where status in ('queued', 'running') and kind = any(@kinds)
            """, new { kinds });
        await batch.Run(cancel);
        return new([.. first.Value, .. second.Value], next.Value);
    }

    /// <summary>Makes the lease as long again; null when another worker has the job, or it is gone with its person.</summary>
    public static async Task<Renewal?> Renew(Db db, Job job, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var renewed = batch.One<Renewal>($"update jobs set locked_until = @until where {Mine} returning {Barred}",
            new { person = job.UserId, id = job.Id, attempts = job.Attempts, until = batch.Now + Lease });
        await batch.Run(cancel);
        return renewed.Value;
    }

    /// <summary>Notes what a try came to, if the claim still holds. Of finished jobs of one kind about one subject only the newest stays.</summary>
    public static async Task Settle(Db db, Job job, JobOutcome outcome, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        switch (outcome)
        {
            case JobOutcome.Done:
                Finish(batch, job, "done", null);
                break;
            case JobOutcome.Failed failed:
                Finish(batch, job, "failed", failed.Sentence);
                break;
            case JobOutcome.Again again:
                batch.Do($"update jobs set status = 'queued', locked_until = null, run_at = @at, last_error = @error where {Mine}",
                    new { person = job.UserId, id = job.Id, attempts = job.Attempts, at = again.At, error = again.Sentence });
                break;
            case JobOutcome.HandedBack:
                batch.Do($"update jobs set status = 'queued', locked_until = null, run_at = @now, attempts = attempts - 1 where {Mine}",
                    new { person = job.UserId, id = job.Id, attempts = job.Attempts });
                Queue.WakeWorkers(batch);
                break;
        }

        await batch.Run(cancel);
    }

    private static void Finish(Batch batch, Job job, string status, string? error)
    {
        batch.Do($"update jobs set status = @status, finished_at = @now, locked_until = null, last_error = @error where {Mine}",
            new { person = job.UserId, id = job.Id, attempts = job.Attempts, status, error });
        batch.Do("""
            delete from jobs where user_id = @person and kind = @kind and subject_id = @subject and status in ('done', 'failed') and id <> @id
            """, new { person = job.UserId, kind = job.Kind, subject = job.SubjectId, id = job.Id });
    }
}
