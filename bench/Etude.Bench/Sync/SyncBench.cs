using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Bench;

/// <summary><c>bin/bench sync</c>: full, unchanged and one changed, against a sync that takes the files one by one.</summary>
internal sealed class SyncBench(Rows rows, int rtt, int items) : IBench
{
    private const int Repeats = 5;

    public async Task Run(CancellationToken cancel)
    {
        await using var database = await BenchDatabase.Start(cancel);
        await using var proxy = new DelayProxy(database.App, rtt);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString);
        using var folder = new BenchHome();
        GeneratedContent.Write(folder.Folder, database.Settings.ContentFolder, items);
        var db = new Db(source, TimeProvider.System);
        await db.Warm(1, cancel);

        await Full(database, db, proxy, folder.Folder, cancel);
        await Again(db, proxy, folder.Folder, cancel);
        await NaiveSync.Measure(rows, database, db, folder.Folder, items, cancel);
        await Processes(database, folder.Folder, cancel);
    }

    private async Task Full(BenchDatabase database, Db db, DelayProxy proxy, string folder, CancellationToken cancel)
    {
        // The first, which also compiles the code, is not counted.
        await ContentSync.Run(db, folder, cancel);
        var (times, turns) = (new Samples(), new Samples());
        for (var i = 0; i < Repeats; i++)
        {
            await database.Prepare("delete from problems; delete from content_items", cancel);
            await Once(db, proxy, folder, times, turns, r => r.Written == items, cancel);
        }

        rows.Write("full_ms", times.At(0.5), "ms");
        rows.Write("full_round_trips", turns.Largest, "round trips");
    }

    private async Task Again(Db db, DelayProxy proxy, string folder, CancellationToken cancel)
    {
        var (times, turns) = (new Samples(), new Samples());
        for (var i = 0; i < Repeats; i++)
            await Once(db, proxy, folder, times, turns, r => r.Unchanged == items, cancel);
        rows.Write("unchanged_ms", times.At(0.5), "ms");
        rows.Write("unchanged_round_trips", turns.Largest, "round trips");

        (times, turns) = (new Samples(), new Samples());
        for (var i = 0; i < Repeats; i++)
        {
            GeneratedContent.WriteOne(folder, i % items, $"changed {i}");
            await Once(db, proxy, folder, times, turns, r => r.Written == 1, cancel);
        }

        rows.Write("one_changed_ms", times.At(0.5), "ms");
        rows.Write("one_changed_round_trips", turns.Largest, "round trips");
    }

    private static async Task Once(Db db, DelayProxy proxy, string folder, Samples times, Samples turns, Func<SyncReport, bool> expected, CancellationToken cancel)
    {
        var before = proxy.Turns;
        var report = await ContentSync.Run(db, folder, cancel);
        if (!expected(report))
            throw new Platform.PlainException($"The sync did something else than it was measured for: {report}", 1);
        turns.Add(proxy.Turns - before);
        times.Add(report.ElapsedMs);
    }

    /// <summary>The whole program through a proxy of its own: its first start loads everything, the later ones find nothing to do.</summary>
    private async Task Processes(BenchDatabase database, string folder, CancellationToken cancel)
    {
        await using var proxy = new DelayProxy(database.Owner, rtt);
        using var home = new BenchHome();
        var at = new NpgsqlConnectionStringBuilder(proxy.ConnectionString);
        var environment = new Dictionary<string, string>
        {
            ["DATABASE_URL"] = $"postgres://{at.Username}:{at.Password}@127.0.0.1:{at.Port}/{at.Database}?sslmode=disable",
            ["ETUDE_CONTENT"] = folder, ["ETUDE_HOME"] = home.Folder, ["ETUDE_AUTH"] = "local",
        };
        await database.Prepare("delete from problems; delete from content_items", cancel);
        await using (var first = await AppProcess.Serve(environment, cancel))
            rows.Write("peak_mb", first.PeakMb, "MB");
        var (ready, cpu) = (new Samples(), new Samples());
        for (var i = 0; i < 3; i++)
        {
            await using var later = await AppProcess.Serve(environment, cancel);
            ready.Add(later.ReadyMs);
            cpu.Add(later.CpuMs);
        }

        rows.Write("start_to_ready_ms", ready.At(0.5), "ms");
        rows.Write("start_to_ready_cpu_ms", cpu.At(0.5), "ms");
    }
}
