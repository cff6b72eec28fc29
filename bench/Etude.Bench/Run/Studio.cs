using System.Diagnostics;
using Microsoft.Playwright;

namespace Etude.Bench;

/// <summary>The practice studio in a real browser.</summary>
internal sealed class Studio
{
    private const float Patience = 60_000;

    private readonly IPage page;
    private readonly long opened;

    private Studio(IPage page, long opened) => (this.page, this.opened) = (page, opened);

    public static async Task<Studio> Open(IBrowser browser, Uri app, string slug)
    {
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(new Uri(app, "/signin").ToString());
        await tab.FillAsync("#email", "ada@example.org");
        await tab.Locator("form[action='/signin/local'] button").ClickAsync();
        await tab.WaitForURLAsync("**/today");
        await tab.GotoAsync(new Uri(app, $"/problems/{slug}").ToString());
        await tab.Locator($"form[action='/problems/{slug}/attempts'] button, a[href^='/attempts/']").First.ClickAsync();
        await tab.WaitForURLAsync("**/attempts/*");
        var began = Stopwatch.GetTimestamp();
        await tab.GotoAsync($"{tab.Url.Split('?')[0]}?phase=implement", new() { WaitUntil = WaitUntilState.Commit });
        return new Studio(tab, began);
    }

    /// <summary>Milliseconds from opening the page to the engine being ready for the first run.</summary>
    public async Task<double> UntilReady()
    {
        await Ready();
        return Stopwatch.GetElapsedTime(opened).TotalMilliseconds;
    }

    public Task SaysHowSure() => page.Locator("input[name=confidence][value='4']").EvaluateAsync("radio => radio.click()");

    public Task Write(string code) => page.Locator("textarea[name=code]").EvaluateAsync("(area, code) => { area.value = code; }", code);

    /// <summary>Presses Run; milliseconds until the result stands on the page, and its headline.</summary>
    public async Task<(double Milliseconds, string Headline)> RunTests()
    {
        // Nobody runs again within a millisecond; by then a worker that serves one run has been replaced.
        await Ready();
        var took = await page.Locator("etude-runner").EvaluateAsync<double>("""
            runner => new Promise(done => {
                const from = performance.now();
                new MutationObserver((_, observer) => {
                    observer.disconnect();
                    done(performance.now() - from);
                }).observe(runner.querySelector("[data-details]"), { childList: true });
                runner.querySelector("[data-run]").click();
            })
            """);
        return (took, await page.Locator("#tests-title").InnerTextAsync());
    }

    private Task Ready() => page.GetByText("Running costs nothing.").WaitForAsync(new() { Timeout = Patience });
}
