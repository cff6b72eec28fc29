using Etude.Platform;
using Microsoft.Playwright;

namespace Etude.Bench;

/// <summary><c>bin/bench run</c>: the studio's three languages in headless Chromium, on a problem with ten tests each, as a person meets them.</summary>
internal sealed class RunBench(Rows rows) : IBench
{
    private const int ColdStarts = 3;
    private const int WarmRuns = 30;

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

    public async Task Run(CancellationToken cancel)
    {
        await using var database = await BenchDatabase.Start(cancel);
        using var content = new BenchHome();
        GeneratedContent.Write(content.Folder, database.Settings.ContentFolder, problems: 0);
        foreach (var problem in RunProblem.All)
            problem.Write(content.Folder);
        await using var app = await BenchApp.Start(database.Settings with { ContentFolder = content.Folder }, database.App, cancel);
        using var playwright = await Playwright.CreateAsync();
        foreach (var problem in RunProblem.All)
            await Measure(problem, playwright, app.Url);
    }

    private async Task Measure(RunProblem problem, IPlaywright playwright, Uri app)
    {
        var cold = new Samples();
        for (var i = 0; i < ColdStarts; i++)
        {
            // A browser of its own each time: nothing is compiled or cached yet.
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = Flags });
            var studio = await Studio.Open(browser, app, problem.Slug);
            cold.Add(await studio.UntilReady());
            if (i == ColdStarts - 1)
                await Runs(studio, problem);
        }

        rows.Write($"{problem.Language}.cold_ms", cold.At(0.5), "ms", ("samples", cold.Count));
    }

    private async Task Runs(Studio studio, RunProblem problem)
    {
        var warm = new Samples();
        await studio.SaysHowSure();
        await studio.Write(problem.Right);
        for (var i = 0; i < WarmRuns; i++)
        {
            var (took, headline) = await studio.RunTests();
            if (headline != "All 10 tests pass")
                throw new PlainException($"The run in {problem.Language} said \"{headline}\", so there is nothing to measure.", 1);
            if (i > 0)
                warm.Add(took);
        }

        rows.Write($"{problem.Language}.warm_ms", warm.At(0.5), "ms", ("samples", warm.Count), ("tests", 10));
        rows.Write($"{problem.Language}.warm_p95_ms", warm.At(0.95), "ms", ("samples", warm.Count), ("tests", 10));
        await studio.Write(problem.Endless);
        var (stopped, _) = await studio.RunTests();
        rows.Write("stuck.stopped_after_ms", stopped, "ms", ("language", problem.Language));
    }

    private static string Chromium() => Environment.GetEnvironmentVariable("ETUDE_CHROMIUM") is { Length: > 0 } given ? given
        : Names.FirstOrDefault(File.Exists)
        ?? throw new PlainException("No Chromium was found. Install Chromium or Google Chrome, or set ETUDE_CHROMIUM to its path.", 2);
}
