using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>A test in the real browser. At its end no tab may have complained: no broken policy, no error on the console, none uncaught.</summary>
public abstract class Journey : IAsyncLifetime
{
    private readonly List<Tab> tabs = [];
    private readonly Stack<IAsyncDisposable> servers = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var tab in tabs)
            await tab.Leaves();
        while (servers.TryPop(out var server))
            await server.DisposeAsync();
        Found.Nothing(tabs.SelectMany(t => t.Complaints));
    }

    /// <summary>Ends a server of this test's own once its tabs are closed: a page that asks for something and finds nobody complains.</summary>
    private protected async Task<T> ForTheTabs<T>(Task<T> server) where T : IAsyncDisposable
    {
        servers.Push(await server);
        return await server;
    }

    /// <param name="who">Whose cookies the browser has; null for nobody's.</param>
    private protected async Task<Tab> Opens(Uri address, Learner? who = null, BrowserNewContextOptions? options = null)
    {
        var tab = await Tab.Open(address, who, options ?? new());
        tabs.Add(tab);
        return tab;
    }

    /// <summary>A tab of a browser that the tests of a class sit at one after the other.</summary>
    private protected async Task<Tab> OpensIn(SharedBrowser browser, Uri address, Learner? who)
    {
        var tab = await Tab.In(browser, address, who);
        tabs.Add(tab);
        return tab;
    }
}
