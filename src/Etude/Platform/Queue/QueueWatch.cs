using Etude.Platform.Postgres;
using Etude.Platform.Telemetry;

namespace Etude.Platform.Queue;

/// <summary>Looks at the queue every half minute, for the gauges of <see cref="EtudeMeter"/>. Runs only where somebody collects them.</summary>
public sealed class QueueWatch(Db db, TimeProvider clock, ILogger<QueueWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Every, clock);
        try
        {
            do
                await Look(stoppingToken);
            while (await beat.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await using var batch = db.AsService();
            var stands = batch.One<Row>("""
                select count(*) filter (where status = 'queued')::int as waiting, count(*) filter (where status = 'running')::int as running,
                    count(*) filter (where status = 'failed')::int as failed,
                    coalesce(extract(epoch from @now - min(run_at) filter (where status = 'queued' and run_at <= @now)), 0)::float8 as oldest
                from jobs where status <> 'done'
                """);
            await batch.Run(cancel);
            EtudeMeter.Queued(new(stands.Value!.Waiting, stands.Value.Running, stands.Value.Failed, stands.Value.Oldest));
        }
        catch (Npgsql.NpgsqlException failure)
        {
            log.LogWarning(failure, "The queue could not be measured");
        }
    }

    private sealed record Row
    {
        public required int Waiting { get; init; }
        public required int Running { get; init; }
        public required int Failed { get; init; }
        public required double Oldest { get; init; }
    }
}
