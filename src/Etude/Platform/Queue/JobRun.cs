using Etude.Platform.Postgres;
using Etude.Platform.Telemetry;

namespace Etude.Platform.Queue;

/// <summary>One try of one claimed job: runs its handler, keeps the lease alive meanwhile, and notes what came of it.</summary>
internal sealed class JobRun(Job job, JobKind kind, IServiceScopeFactory scopes, Db db, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(10);

    /// <summary>Why the person is shut out, as far as the newest look at the database told; null when they are not, or this kind does not care.</summary>
    private string? barred = kind.EvenWhenBarred ? null : job.Barred;

    /// <summary>True for a kind that has the instance's place in the background.</summary>
    public bool IsBackground => kind.IsBackground;

    /// <summary>Never throws: what cannot be noted is done again by whoever takes the job when the lease has run out.</summary>
    /// <param name="stop">The instance shuts down.</param>
    public async Task Run(CancellationToken stop)
    {
        using var lost = new CancellationTokenSource();
        using var limit = new CancellationTokenSource(kind.Limit, clock);
        using var shut = new CancellationTokenSource();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, lost.Token, limit.Token, shut.Token);
        using var over = new CancellationTokenSource();
        var renewing = KeepLease(lost, shut, over.Token);
        var outcome = barred is null ? await Try(stop, ending.Token) : null;
        await over.CancelAsync();
        await renewing;
        if (barred is { } why && outcome is not JobOutcome.Done)
            outcome = JobOutcome.LeftUndone(why);
        EtudeMeter.Worked(job.Kind, Word(outcome!));
        if (!lost.IsCancellationRequested)
            await Settle(outcome!);
    }

    private static string Word(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => "done",
        JobOutcome.Failed => "failed",
        JobOutcome.Again => "again",
        _ => "handed_back",
    };

    private async Task<JobOutcome> Try(CancellationToken stop, CancellationToken ending)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.Handle(job, scope.ServiceProvider, ending);
            return new JobOutcome.Done();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new JobOutcome.HandedBack();
        }
        catch (AccountGoneException)
        {
            // The job went with its person; there is nothing left to note.
            return new JobOutcome.Done();
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "Job {Kind} {Id} failed, try {Attempt}", job.Kind, job.Id, job.Attempts);
            return JobOutcome.Of(failure, job, kind, clock.GetUtcNow());
        }
    }

    /// <summary>Renews three times a lease, so that one lost answer costs nothing; and hears in the same answer when the person is shut out meanwhile.</summary>
    private async Task KeepLease(CancellationTokenSource lost, CancellationTokenSource shut, CancellationToken over)
    {
        using var beat = new PeriodicTimer(Claims.Lease / 3, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(over))
            {
                try
                {
                    var renewed = await Claims.Renew(db, job, over);
                    if (!kind.EvenWhenBarred && renewed?.Barred is { } why)
                        barred = why;
                    if (renewed is null)
                        await lost.CancelAsync();
                    else if (barred is not null)
                        await shut.CancelAsync();
                }
                catch (Npgsql.NpgsqlException failure)
                {
                    log.LogWarning(failure, "Job {Kind} {Id} could not renew its lease", job.Kind, job.Id);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The try is over.
        }
    }

    private async Task Settle(JobOutcome outcome)
    {
        using var patience = new CancellationTokenSource(TimeToSettle);
        try
        {
            await Claims.Settle(db, job, outcome, patience.Token);
        }
        catch (Exception failure) when (failure is Npgsql.NpgsqlException or OperationCanceledException or ObjectDisposedException)
        {
            log.LogWarning(failure, "Job {Kind} {Id} is over, but that could not be noted", job.Kind, job.Id);
        }
    }
}
