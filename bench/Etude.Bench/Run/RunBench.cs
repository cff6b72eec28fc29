using Etude.Platform;
using Microsoft.Playwright;

namespace Etude.Bench;

/// <summary><c>bin/bench run</c>: the studio's Python in headless Chromium, on a problem with ten tests, as a person meets it.</summary>
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
        GeneratedContent.Write(content.Folder, database.Settings.ContentFolder, problems: 1);
        await using var app = await BenchApp.Start(database.Settings with { ContentFolder = content.Folder }, database.App, cancel);
        using var playwright = await Playwright.CreateAsync();
        var cold = new Samples();
        for (var i = 0; i < ColdStarts; i++)
        {
            // A browser of its own each time: nothing is compiled or cached yet.
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = Flags });
            var studio = await Studio.Open(browser, app.Url);
            cold.Add(await studio.UntilPythonIsReady());
            if (i == ColdStarts - 1)
                await Runs(studio);
        }

        rows.Write("python.cold_ms", cold.At(0.5), "ms", ("samples", cold.Count));
    }

    private async Task Runs(Studio studio)
    {
        var warm = new Samples();
        await studio.Write("def total(values):\n    return sum(values)\n");
        for (var i = 0; i < WarmRuns; i++)
        {
            var (took, headline) = await studio.RunTests();
            if (headline != "All 10 tests pass")
                throw new PlainException($"The run said \"{headline}\", so there is nothing to measure.", 1);
            if (i > 0)
                warm.Add(took);
        }

        rows.Write("python.warm_ms", warm.At(0.5), "ms", ("samples", warm.Count), ("asserts", 10));
        rows.Write("python.warm_p95_ms", warm.At(0.95), "ms", ("samples", warm.Count), ("asserts", 10));
        await studio.Write("def total(values):\n    while True:\n        pass\n");
        var (stopped, _) = await studio.RunTests();
        rows.Write("stuck.stopped_after_ms", stopped, "ms");
    }

    private static string Chromium() => Environment.GetEnvironmentVariable("ETUDE_CHROMIUM") is { Length: > 0 } given ? given
        : Names.FirstOrDefault(File.Exists)
        ?? throw new PlainException("No Chromium was found. Install Chromium or Google Chrome, or set ETUDE_CHROMIUM to its path.", 2);
}
