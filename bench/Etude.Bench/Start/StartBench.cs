using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Etude.Bench;

/// <summary><c>bin/bench start</c>: the Release program from the start of its process, and its memory before and after work.</summary>
internal sealed class StartBench(Rows rows, int walks) : IBench
{
    private const int Repeats = 5;

    public async Task Run(CancellationToken cancel)
    {
        using var home = new BenchHome();
        var environment = new Dictionary<string, string> { ["ETUDE_HOME"] = home.In("home"), ["DATABASE_URL"] = "", ["ETUDE_AUTH"] = "local", ["ETUDE_LIMITS"] = "0" };
        await using (var fresh = await AppProcess.Serve(environment, cancel))
            rows.Write("fresh_home_ms", fresh.ReadyMs, "ms");
        await LaterStarts(environment, cancel);
        await Sync(environment, cancel);
        await Work(environment, cancel);
    }

    private async Task LaterStarts(Dictionary<string, string> environment, CancellationToken cancel)
    {
        var (ready, firstPage, cpu) = (new Samples(), new Samples(), new Samples());
        for (var i = 0; i < Repeats; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var app = await AppProcess.Serve(environment, cancel);
            cpu.Add(app.CpuMs);
            using var visitor = new Visitor(app.Url);
            await visitor.Get("/signin", cancel);
            firstPage.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            ready.Add(app.ReadyMs);
        }

        rows.Write("second_start_ms", ready.At(0.5), "ms", ("samples", ready.Count), ("largest", Math.Round(ready.Largest)));
        rows.Write("second_start_cpu_ms", cpu.At(0.5), "ms", ("samples", cpu.Count));
        rows.Write("first_page_ms", firstPage.At(0.5), "ms", ("samples", firstPage.Count), ("largest", Math.Round(firstPage.Largest)));
    }

    private async Task Sync(Dictionary<string, string> environment, CancellationToken cancel)
    {
        var (times, turns) = (new Samples(), new Samples());
        for (var i = 0; i < Repeats; i++)
        {
            var report = JsonNode.Parse(await AppProcess.Verb(["sync", "--json"], environment, cancel))!;
            times.Add((double)report["elapsed_ms"]!);
            turns.Add((double)report["round_trips"]!);
        }

        rows.Write("sync_unchanged_ms", times.At(0.5), "ms", ("samples", times.Count));
        rows.Write("sync_round_trips", turns.Largest, "round trips");
    }

    private async Task Work(Dictionary<string, string> environment, CancellationToken cancel)
    {
        await using var app = await AppProcess.Serve(environment, cancel);
        using var ada = await Visitor.SignedIn(app.Url, "ada@example.org", cancel);
        rows.Write("resident_mb_start", app.ResidentMb, "MB");
        var walk = new Walk(app.Url, ada, () => 0);
        for (var i = 0; i < walks; i++)
            await walk.Once(i, cancel);
        rows.Write("resident_mb_end", app.ResidentMb, "MB");
        rows.Write("resident_mb_peak", app.PeakMb, "MB");
    }
}
