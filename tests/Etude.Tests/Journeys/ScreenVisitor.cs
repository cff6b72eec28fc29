using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>Brings a tab to a screen: as a stranger, as somebody new, or as somebody with work behind them.</summary>
internal sealed class ScreenVisitor(JourneyHouse house, Func<Uri, Learner?, Task<Tab>> open)
{
    private Tab? tab;

    public JourneyHouse House => house;

    public Tab Tab => tab!;

    /// <summary>The line that this screen is bound to leave on the console, since its answer has that status.</summary>
    public string? Provokes { get; set; }

    public bool NeedsPython { get; set; }

    /// <summary>As nobody.</summary>
    public Task Stranger(string path) => Opens(null, path);

    /// <summary>As somebody who has just signed in.</summary>
    public async Task Newcomer(string path) => await Opens(await house.Somebody(), path);

    /// <summary>As nobody, at an Etude that people sign in to with GitHub.</summary>
    public async Task AtGitHubs(string path) => await Opens(null, path, (await house.WithGitHub()).Address);

    public Task Opens(Learner? who, string path) => Opens(who, path, house.Etude.Address);

    private async Task Opens(Learner? who, string path, Uri address)
    {
        tab = await open(address, who);
        if (Provokes is { } words)
            tab.Provokes(words);
        if (!NeedsPython)
            await tab.LeavesPythonOut();
        await tab.Visits(path);
    }

    /// <summary>The studio, with an attempt that was saved with these fields, and its editor in place where there is one.</summary>
    public async Task<Practice> Studio(string slug, params (string Name, string Value)[] fields)
    {
        var (who, practice) = await house.SomebodyAtWork(slug, fields);
        await Opens(who, practice.Path);
        if (await Tab["etude-editor"].IsVisibleAsync())
            await Expect(Tab[".cm-content"]).ToBeVisibleAsync();
        return practice;
    }

    /// <summary>The result of an attempt that was submitted with these fields.</summary>
    public async Task Result(string slug, params (string Name, string Value)[] fields)
    {
        var who = await house.Somebody();
        var practice = await who.Starts(slug);
        await practice.Submits(fields);
        await Opens(who, practice.Path);
    }
}
