using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>A test in the real browser. At its end no tab may have complained: no broken policy, no error on the console, none uncaught.</summary>
public abstract class Journey : IAsyncLifetime
{
    private readonly List<Tab> tabs = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var tab in tabs)
            await tab.Leaves();
        Found.Nothing(tabs.SelectMany(t => t.Complaints));
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
