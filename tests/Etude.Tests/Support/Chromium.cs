using Microsoft.Playwright;

namespace Etude.Tests.Support;

/// <summary>
/// The one real browser of a test run, started by the first test that needs it, with an empty profile; it ends with the run. Each
/// test has a context of its own, which shares nothing with another's.
/// </summary>
internal static class Chromium
{
    /// <summary>How long something may take before it counts as missing: long, because a loaded machine is slow; nothing waits for it.</summary>
    private const float Patience = 60_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--process-per-site",
    ];

    private static readonly Lazy<Task<IBrowser>> Running = new(Launch);

    public static async Task<IBrowserContext> NewContext(BrowserNewContextOptions options)
    {
        var context = await (await Running.Value).NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    private static async Task<IBrowser> Launch()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Flags, Headless = true });
    }

    /// <summary>As <c>bin/test</c> finds it, for runs that were not started by it.</summary>
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("ETUDE_CHROMIUM") is { Length: > 0 } given)
            return given;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "The tests need Chromium or Google Chrome; install one with your system's package manager, or name its program in ETUDE_CHROMIUM.");
    }
}
