namespace Etude.Bench;

/// <summary>
/// <c>bin/bench pages</c>: every page and deed of the app on its own Postgres and the real content, asked for one after the other
/// by one person. The turns are counted by the proxy that stands between app and database.
/// </summary>
internal sealed class PagesBench(Rows rows, int rtt, int years, int people, int samples) : IBench
{
    private const int WarmUp = 20;

    public async Task Run(CancellationToken cancel)
    {
        await using var database = await BenchDatabase.Start(cancel);
        await using var proxy = new DelayProxy(database.App, rtt);
        // The queue's own turns on the wire belong to no page.
        await using var app = await BenchApp.Start(database.Settings with { JobsAtOnce = 0 }, proxy.ConnectionString, cancel);
        using var ada = await Visitor.SignedIn(app.Url, "ada@example.org", cancel);
        if (people > 0)
            await History.OfOthers(database, people, cancel);
        if (years > 0)
            await History.Of(database, "ada@example.org", years, cancel);

        var walk = new Walk(app.Url, ada, () => proxy.Turns);
        for (var i = 0; i < WarmUp; i++)
            await walk.Once(i, cancel);
        walk.Forget();
        var scansBefore = await GrowingTables.SequentialScans(database, cancel);
        for (var i = 0; i < samples; i++)
            await walk.Once(WarmUp + i, cancel);
        var scans = await GrowingTables.SequentialScans(database, cancel);

        foreach (var (route, turns, times) in walk.Measured)
        {
            rows.Write($"{route}.round_trips", turns.Largest, "round trips");
            rows.Times(route, times);
        }

        foreach (var (table, count) in scans)
            rows.Write($"{table}.sequential_scans", count - scansBefore[table], "scans");
    }
}
