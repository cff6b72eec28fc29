using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>
/// One browser for the screens of a class, one visitor after the other. What it fetched and compiled serves the next one too, which is most of the
/// cost of a screen; cookies and everything a page can store are forgotten in between.
/// </summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private IBrowserContext? context;
    private IPage? anchor;

    internal IBrowserContext Context => context!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.CloseAsync();
    }

    /// <summary>Opens the browser, and a tab that stays: it keeps the process of the app's pages, and what that has compiled, alive between visitors.</summary>
    internal async Task OpensAt(Uri address)
    {
        if (context is not null)
            return;
        // Without motion, so that no rule meets a colour on its way to another.
        context = await Chromium.NewContext(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = 800 } });
        await context.AddInitScriptAsync(Axe.Source);
        anchor = await context.NewPageAsync();
        await anchor.GotoAsync(new Uri(address, "/robots.txt").ToString());
    }

    /// <summary>Closes the visitor's tabs and forgets all they left; nothing happens where nobody sat since the last time.</summary>
    internal async Task ForgetsItsVisitor()
    {
        if (Context.Pages.Count == 1)
            return;
        var origins = Context.Pages.Select(p => new Uri(p.Url)).Where(u => u.Scheme == Uri.UriSchemeHttp).Select(u => u.GetLeftPart(UriPartial.Authority)).ToHashSet();
        foreach (var page in Context.Pages.Where(p => p != anchor).ToList())
            await page.CloseAsync();
        await Context.UnrouteAllAsync();
        await Context.ClearCookiesAsync();
        var session = await Context.NewCDPSessionAsync(anchor!);
        foreach (var origin in origins)
            await session.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = origin, ["storageTypes"] = "all" });
        await session.DetachAsync();
    }
}
