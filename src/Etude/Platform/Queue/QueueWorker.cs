using System.Collections.Concurrent;
using System.Threading.Channels;
using Etude.Platform.Postgres;

namespace Etude.Platform.Queue;

/// <summary>
/// Claims jobs and runs them, for as long as the app runs. Idle, it is woken by <c>notify</c>; it also looks by itself: seldom where
/// a notification has ever been heard, every few seconds where not (a pooler in between swallows them).
/// </summary>
public sealed class QueueWorker(
    Db db, IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, QueueOptions options, TimeProvider clock, ILogger<QueueWorker> log) : BackgroundService
{
    private static readonly TimeSpan SeldomLook = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OftenLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, JobKind> byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);
    private readonly string[] awaited = [.. kinds.Where(k => !k.IsBackground).Select(k => k.Name)];
    private readonly string[] background = [.. kinds.Where(k => k.IsBackground).Select(k => k.Name)];
    private readonly ConcurrentDictionary<JobRun, Task> running = new();
    private readonly Channel<bool> wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool hears;

    /// <summary>Runs what is due until nothing is, and answers how many tries that took.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        for (var tries = 0; ;)
        {
            var taken = await Take(cancel);
            var started = taken.Jobs.Select(job => Start(job, cancel)).ToList();
            if (started.Count == 0)
                return tries;
            await Task.WhenAll(started);
            tries += started.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Places == 0 || byName.Count == 0)
            return;
        var listening = options.Listens ? Listen(stoppingToken) : Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
            await Idle(await Turn(stoppingToken), stoppingToken);
        await Task.WhenAll([listening, .. running.Values]);
    }

    /// <summary>Starts what is due; answers how long there is nothing to do.</summary>
    private async Task<TimeSpan> Turn(CancellationToken stop)
    {
        try
        {
            var taken = await Take(stop);
            foreach (var job in taken.Jobs)
                _ = Start(job, stop);
            var look = hears ? SeldomLook : OftenLook;
            // With every place taken, what is due waits for one; its end wakes.
            return taken.Next is { } next && next - clock.GetUtcNow() is var until && until > TimeSpan.Zero && until < look ? until : look;
        }
        catch (Exception failure)
        {
            // What a connection says while the app stops is no news.
            if (!stop.IsCancellationRequested)
                log.LogWarning(failure, "The queue could not be read");
            return AfterFailure;
        }
    }

    private Task<Claims.Taken> Take(CancellationToken cancel)
    {
        var inBackground = running.Keys.Count(r => r.IsBackground);
        return Claims.Take(db, awaited, Math.Max(0, Math.Max(1, options.Places) - (running.Count - inBackground)), background, 1 - Math.Min(1, inBackground), cancel);
    }

    private Task Start(Job job, CancellationToken stop)
    {
        var run = new JobRun(job, byName[job.Kind], scopes, db, clock, log);
        // Registered before it runs, so that one that ends at once is taken off again.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = Run();
        running[run] = task;
        begin.SetResult();
        return task;

        async Task Run()
        {
            await begin.Task;
            await run.Run(stop);
            running.TryRemove(run, out _);
            wakeUps.Writer.TryWrite(true);
        }
    }

    private async Task Idle(TimeSpan pause, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(wakeUps.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(pause, clock, either.Token));
        await either.CancelAsync();
        wakeUps.Reader.TryRead(out _);
    }

    /// <summary>Listens on a connection of its own and opens another when that one breaks.</summary>
    private async Task Listen(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await db.Listen(Queue.Channel, Heard, stop);
            }
            catch (Exception failure)
            {
                hears = false;
                if (stop.IsCancellationRequested)
                    return;
                log.LogWarning(failure, "The queue cannot be listened to; it is looked at instead");
                await Task.Delay(AfterFailure, clock, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private void Heard()
    {
        hears = true;
        wakeUps.Writer.TryWrite(true);
    }
}
