using Etude.Platform.Postgres;

namespace Etude.Platform.Queue;

/// <summary>
/// Work that a deed asks for and does not wait for, in the table <c>jobs</c>.
///
/// A feature that has such work
/// <list type="number">
/// <item>names it once: <c>public static readonly JobKind Kind = new("fit_recall", Handle);</c>, where
/// <c>static Task Handle(Job job, IServiceProvider services, CancellationToken cancel)</c> does it;</item>
/// <item>registers it in <c>App.AddServices</c>: <c>services.AddSingleton(FitRecall.Kind);</c></item>
/// <item>asks for it in the batch of the deed that wants it: <c>Queue.Put(batch, FitRecall.Kind, subject);</c></item>
/// <item>shows how it stands, if somebody waits for it: <c>JobState.Query(batch, FitRecall.Kind, subject)</c> and the component
/// <c>QueuedWork</c>, which has the button for another try.</item>
/// </list>
///
/// A handler runs <em>at least</em> once: its instance may die after the work and before the note that it is done, and then another
/// instance does it again. So a handler looks at what is there already, and its writes may happen twice without harm. It works
/// as the person (<c>db.As(job.UserId)</c>) where it can. It says that it failed for good, or when to try again, with
/// a <see cref="JobException"/>, whose sentence the person reads; any other exception is tried again, later each time.
/// </summary>
public static class Queue
{
    /// <summary>The channel of <c>notify</c> on which idle workers listen.</summary>
    public const string Channel = "etude_jobs";

    /// <summary>Adds a job to a person's batch: it is there when the batch is kept, and costs no further round trip.</summary>
    /// <param name="batch">A batch as the person whose job it is.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="subject">The row it is about, such as the id of an attempt. While a job of this kind about it is queued or running, nothing is added.</param>
    /// <param name="after">How long to wait before it may run; null for at once.</param>
    /// <returns>1 where a job was added, 0 where one is live already.</returns>
    public static Pending<int> Put(Batch batch, JobKind kind, Guid subject, TimeSpan? after = null)
    {
        var added = batch.Do("""
            insert into jobs (user_id, id, kind, subject_id, run_at, created_at) values (@me, @id, @kind, @subject, @run_at, @now)
            on conflict (user_id, kind, subject_id) where status in ('queued', 'running') do nothing
            """, new { id = Guid.CreateVersion7(batch.Now), kind = kind.Name, subject, run_at = batch.Now + (after ?? TimeSpan.Zero) });
        WakeWorkers(batch);
        return added;
    }

    /// <summary>Adds a job like one that failed.</summary>
    /// <param name="batch">A batch as the person whose job it is.</param>
    /// <param name="job">The failed job. Anything else, another person's job among it, adds nothing.</param>
    public static Pending<int> PutAgain(Batch batch, Guid job)
    {
        var added = batch.Do("""
            insert into jobs (user_id, id, kind, subject_id, run_at, created_at)
            select @me, @id, kind, subject_id, @now, @now from jobs where user_id = @me and id = @job and status = 'failed'
            on conflict (user_id, kind, subject_id) where status in ('queued', 'running') do nothing
            """, new { id = Guid.CreateVersion7(batch.Now), job });
        WakeWorkers(batch);
        return added;
    }

    /// <summary>Postgres tells the listeners when the transaction is kept, and nothing when it is not. A query, since it answers with a row.</summary>
    internal static void WakeWorkers(Batch batch) => batch.One<bool>("select true from pg_notify(@channel, '')", new { channel = Channel });
}
