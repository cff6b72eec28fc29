using System.Collections.Concurrent;
using System.Globalization;
using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>A tab of the real browser, under the app's own policy, and the hands on its keyboard. Remembers everything the browser complained of.</summary>
internal sealed class Tab
{
    // The browser leaves out the glide from page to page when a page came faster than it, or too late, and says so.
    private static readonly string[] NotOurs = ["Transition was aborted", "Transition was skipped"];

    /// <summary>Milliseconds that each style and script is late at most, by chance: a run with it finds what only works while they come at once.</summary>
    private static readonly int MostDelay = int.TryParse(Environment.GetEnvironmentVariable("ETUDE_TEST_LATE_ASSETS"), CultureInfo.InvariantCulture, out var most) ? most : 0;

    /// <summary>One browser has one clipboard, whichever test pastes.</summary>
    private static readonly SemaphoreSlim Clipboard = new(1, 1);

    private readonly IBrowserContext context;
    private readonly Uri address;
    private readonly ConcurrentQueue<string> complaints;
    private readonly List<string> provoked;
    private readonly Func<Task> leaves;

    private Tab(IBrowserContext context, IPage page, Uri address, ConcurrentQueue<string> complaints, List<string> provoked, Func<Task> leaves) =>
        (this.context, Page, this.address, this.complaints, this.provoked, this.leaves) = (context, page, address, complaints, provoked, leaves);

    public IPage Page { get; private set; }

    public IBrowserContext Context => context;

    /// <summary>Errors on the console (a broken policy is one) and errors nobody caught, without those that the test provokes.</summary>
    public IEnumerable<string> Complaints => complaints.Where(c => !NotOurs.Concat(provoked).Any(p => c.Contains(p, StringComparison.Ordinal)));

    public ILocator this[string selector] => Page.Locator(selector);

    public static async Task<Tab> Open(Uri address, Learner? who, BrowserNewContextOptions options)
    {
        options.BaseURL = address.ToString();
        options.ViewportSize ??= new() { Width = 1280, Height = 800 };
        var fresh = await Chromium.NewContext(options);
        return await In(fresh, address, who, () => fresh.CloseAsync());
    }

    /// <summary>A tab of a browser that stays open. Whoever sat at it before is forgotten, in the same test too: a stranger after the author.</summary>
    public static async Task<Tab> In(SharedBrowser browser, Uri address, Learner? who)
    {
        await browser.ForgetsItsVisitor();
        return await In(browser.Context, address, who, browser.ForgetsItsVisitor);
    }

    private static async Task<Tab> In(IBrowserContext context, Uri address, Learner? who, Func<Task> leaves)
    {
        if (who is not null)
            await context.AddCookiesAsync(who.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = address.ToString() }));
        var heard = new ConcurrentQueue<string>();
        void Says(object? _, IConsoleMessage said) { if (said.Type == "error") heard.Enqueue($"{said.Page?.Url}: {said.Text}"); }
        void Fails(object? _, IWebError error) => heard.Enqueue($"{error.Page?.Url}: {error.Error}");
        context.Console += Says;
        context.WebError += Fails;
        if (MostDelay > 0)
            await context.RouteAsync("**/assets/**", async route => { await Task.Delay(Random.Shared.Next(MostDelay)); await route.FallbackAsync(); });
        return new Tab(context, await context.NewPageAsync(), address, heard, [], async () =>
        {
            await leaves();
            context.Console -= Says;
            context.WebError -= Fails;
        });
    }

    /// <summary>A second tab of the same browser: the same cookies, the same store.</summary>
    public async Task<Tab> Beside() => new(context, await context.NewPageAsync(), address, complaints, provoked, () => Task.CompletedTask);

    /// <summary>Ends what the browser did for this visitor.</summary>
    public Task Leaves() => leaves();

    /// <summary>Complaints with these words are what the test is about.</summary>
    public void Provokes(string words) => provoked.Add(words);

    /// <summary>Lets Python stay away: its start costs seconds of the machine, and most tests are not about it. The page goes on getting it ready.</summary>
    public Task LeavesPythonOut() =>
        context.RouteAsync("**/python-worker*", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));

    /// <summary>Keeps the scripts of the pages that are opened from now on away, until what is given back is done.</summary>
    public async Task<TaskCompletionSource> HoldsScripts()
    {
        var come = new TaskCompletionSource();
        await context.RouteAsync("**/assets/*.js", async route => { await come.Task; await route.FallbackAsync(); });
        return come;
    }

    /// <param name="until">How much of the page must be there: all of it, or its answer alone.</param>
    public async Task Visits(string path, WaitUntilState until = WaitUntilState.Load) =>
        await Page.GotoAsync(new Uri(address, path).ToString(), new() { WaitUntil = until });

    /// <summary>The tab is closed as it is, and its page opened anew in another one.</summary>
    public async Task ClosesAndReopens(Func<Task>? meanwhile = null, WaitUntilState until = WaitUntilState.Load)
    {
        var url = Page.Url;
        await Page.CloseAsync();
        if (meanwhile is not null)
            await meanwhile();
        Page = await context.NewPageAsync();
        await Page.GotoAsync(url, new() { WaitUntil = until });
    }

    /// <summary>
    /// Waits until another page is there. Asked again and again: Playwright's own wait looks at the address first and listens then, and what comes
    /// in between is missed.
    /// </summary>
    public async Task ComesTo(string path)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Uri(address, path).ToString());
        await Listens();
    }

    /// <summary>Waits until the page's styles and scripts are there: a key that is pressed before is nobody's.</summary>
    public Task Listens() => Page.WaitForLoadStateAsync();

    /// <summary>Presses keys on a page that listens.</summary>
    public async Task Presses(params string[] keys)
    {
        await Listens();
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Types on a page that listens.</summary>
    public async Task Types(string text)
    {
        await Listens();
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Pastes with Ctrl+V, as somebody who wrote it elsewhere.</summary>
    public async Task Pastes(string text)
    {
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Clipboard.WaitAsync();
        try
        {
            await Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
            await Presses("Control+v");
        }
        finally
        {
            Clipboard.Release();
        }
    }

    /// <summary>Waits until the browser's own store holds these words of a draft, which it does half a second after the first of them at the latest.</summary>
    public Task KeepsHere(string words) =>
        Eventually.Is(() => Page.EvaluateAsync<bool>("words => Object.values(localStorage).some((kept) => kept.includes(words))", words));

    /// <summary>Presses Tab until the element has the focus; an element that Tab does not reach is a failure.</summary>
    public Task TabsTo(string selector) => Walks("Tab", selector);

    public Task TabsBackTo(string selector) => Walks("Shift+Tab", selector);

    public Task<bool> HasFocus(string selector) => Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector);

    /// <summary>Waits until a draft was saved on the server because of a deed.</summary>
    public async Task Saves(Func<Task> deed) =>
        await Page.RunAndWaitForResponseAsync(deed, answer => answer.Url.EndsWith("/draft", StringComparison.Ordinal) && answer.Ok);

    private async Task Walks(string key, string selector)
    {
        await Listens();
        for (var steps = 0; steps < 100; steps++)
        {
            if (await HasFocus(selector))
                return;
            await Page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{key} does not lead to {selector} on {Page.Url}.");
    }
}
