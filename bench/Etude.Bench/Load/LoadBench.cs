using System.Diagnostics;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Etude.Bench;

/// <summary>
/// <c>bin/bench load</c>: a few connections ask as fast as they can. The bare address of the same app takes the same way through
/// middleware, sign-in and one batch as the person, then answers with fixed bytes: a ratio to it is what the page itself costs,
/// and stays comparable on another or a busier machine.
/// </summary>
internal sealed class LoadBench(Rows rows, int seconds) : IBench
{
    private const int Rounds = 3;
    private const int BareBytes = 8 * 1024;

    public async Task Run(CancellationToken cancel)
    {
        await using var database = await BenchDatabase.Start(cancel);
        await using var app = await BenchApp.Start(database.Settings, database.App, cancel, MapBare);
        using var ada = await Visitor.SignedIn(app.Url, "ada@example.org", cancel);
        await History.Of(database, "ada@example.org", years: 1, cancel);
        var problem = await ada.Get("/problems/busiest-window", cancel);
        var started = await ada.Post("/problems/busiest-window/attempts", Form.In(problem, "form[action='/problems/busiest-window/attempts']"), cancel);

        var crowd = new Crowd(ada);
        var paths = new Dictionary<string, string> { ["bare"] = "/bare", ["today"] = "/today", ["attempt"] = started.Location! };
        foreach (var path in paths.Values)
            await crowd.Ask(path, TimeSpan.FromSeconds(3), cancel);
        rows.Write("resident_mb_start", ResidentMb(), "MB");
        await Measure(crowd, paths, cancel);
        rows.Write("resident_mb_end", ResidentMb(), "MB");
    }

    private async Task Measure(Crowd crowd, Dictionary<string, string> paths, CancellationToken cancel)
    {
        var rates = paths.Keys.ToDictionary(name => name, _ => new Samples());
        var ratios = paths.Keys.ToDictionary(name => name, _ => new Samples());
        var spread = new Samples();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, path) in paths)
            {
                var (rate, times) = await crowd.Ask(path, TimeSpan.FromSeconds(seconds), cancel);
                rates[name].Add(rate);
                ratios[name].Add(rate / rates["bare"].Last);
                if (name == "today")
                    spread.Add(times.At(0.99) / times.At(0.5));
            }
        }

        rows.Write("bare.rps", rates["bare"].At(0.5), "requests a second");
        rows.Write("today.rps", rates["today"].At(0.5), "requests a second");
        rows.Write("attempt.rps", rates["attempt"].At(0.5), "requests a second");
        rows.Write("today.ratio", ratios["today"].At(0.5), "of bare");
        rows.Write("attempt.ratio", ratios["attempt"].At(0.5), "of bare");
        rows.Write("today.p99_over_p50", spread.At(0.5), "ratio");
    }

    private static void MapBare(WebApplication app)
    {
        var bytes = new byte[BareBytes];
        app.MapGet("/bare", async (HttpContext http, Db db, CancellationToken cancel) =>
        {
            await using var batch = db.As(Me.Of(http.User)!.Value);
            await batch.Run(cancel);
            return Results.Bytes(bytes, "text/html");
        });
    }

    private static double ResidentMb()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / (1024.0 * 1024);
    }
}
