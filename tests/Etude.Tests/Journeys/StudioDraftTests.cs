using System.Text.RegularExpressions;
using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>What happens to words when the network, the browser's store or another tab is in the way.</summary>
public sealed partial class StudioDraftTests(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    private const string Notes = "#notes_explore";
    private const string Status = "etude-draft";
    private const string Notice = "[data-draft-notice]";

    [Fact]
    public async Task Offline_the_words_stay_in_the_browser_and_reach_the_server_afterwards()
    {
        var (tab, practice) = await OpensNotes();
        await tab.Context.SetOfflineAsync(true);
        await tab.Types("Typed on a train.");
        await Expect(tab[Status]).ToHaveTextAsync("Saved in this browser; the server will get it when it is back.");
        await tab.Context.SetOfflineAsync(false);
        await Expect(tab[Status]).ToHaveTextAsync(Saved());
        Assert.Equal("Typed on a train.", await practice.Has<string>("notes ->> 'explore'"));
    }

    [Fact]
    public async Task Without_the_browsers_store_the_server_keeps_the_words()
    {
        var (tab, practice) = await OpensNotes(StoreForbidden);
        await tab.Saves(() => tab.Types("Nothing is kept here."));
        Assert.Equal("Nothing is kept here.", await practice.Has<string>("notes ->> 'explore'"));
    }

    [Fact]
    public async Task With_neither_store_nor_server_the_person_is_told_to_keep_the_tab()
    {
        var (tab, _) = await OpensNotes(StoreForbidden);
        await tab.Context.SetOfflineAsync(true);
        await tab.Types("Held by the tab alone.");
        await Expect(tab[Status]).ToHaveTextAsync("Not saved: the server is away and this browser keeps nothing. Leave this tab open.");
    }

    [Fact]
    public async Task Of_two_tabs_the_second_asks_and_may_keep_its_own_words()
    {
        var (first, second, practice) = await OpensTwice();
        await first.Saves(() => first.Types("From the first tab."));
        await second.Types("From the second tab.");
        await Expect(second[Notice]).ToContainTextAsync("Another tab saved this attempt.");
        await Expect(second[Status]).ToHaveTextAsync("Kept in this browser only");
        await second.Page.IsAccessible();
        Assert.Equal("From the first tab.", await practice.Has<string>("notes ->> 'explore'"));

        await second.Saves(() => second.Page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync());
        Assert.Equal("From the second tab.", await practice.Has<string>("notes ->> 'explore'"));
    }

    [Fact]
    public async Task Of_two_tabs_the_second_may_load_the_newer_words_and_bring_its_own_back()
    {
        var (first, second, _) = await OpensTwice();
        await first.Saves(() => first.Types("From the first tab."));
        await second.Types("From the second tab.");
        await second.Page.GetByText("Load the newer one").ClickAsync();
        await Expect(second[Notes]).ToHaveValueAsync("From the first tab.");
        await second.Page.GetByText("Bring mine back").ClickAsync();
        await Expect(second[Notes]).ToHaveValueAsync("From the second tab.");
        await Expect(second[Notice]).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Signed_out_in_another_tab_the_words_are_kept_and_the_person_is_told()
    {
        var (tab, _) = await OpensNotes();
        await tab.Context.ClearCookiesAsync();
        await tab.Types("Still typing.");
        await Expect(tab[Status]).ToHaveTextAsync("You are signed out. Sign in again in another tab; your words are kept in this browser.");
        await Expect(tab[Notes]).ToHaveValueAsync("Still typing.");
    }

    [Fact]
    public async Task Ctrl_S_saves_at_once_and_says_so()
    {
        var (tab, practice) = await OpensNotes();
        await tab.Types("Now.");
        await tab.Saves(() => tab.Presses("Control+s"));
        await Expect(tab["#announcer"]).ToHaveTextAsync(Saved());
        Assert.Equal("Now.", await practice.Has<string>("notes ->> 'explore'"));
    }

    [Fact]
    public async Task Words_that_were_typed_before_the_scripts_came_are_saved()
    {
        var (tab, practice) = await OpensNotes();
        var come = await tab.HoldsScripts();
        await tab.Visits(practice.Path, WaitUntilState.Commit);
        await tab[Notes].PressSequentiallyAsync("On a slow line.");
        await tab.Saves(() => { come.SetResult(); return Task.CompletedTask; });
        Assert.Equal("On a slow line.", await practice.Has<string>("notes ->> 'explore'"));
    }

    [Fact]
    public async Task A_submission_finds_its_revision_when_the_save_on_leaving_came_after_the_next_page_was_read()
    {
        var (tab, practice) = await OpensNotes();
        await tab.Context.RouteAsync("**/draft", route => route.AbortAsync());
        await tab.Types("Typed and left.");
        await tab.Visits($"{practice.Path}?phase=reflect");
        await Expect(tab[Notes]).ToHaveValueAsync("Typed and left.");
        await practice.Saves(("notes_explore", "Typed and left."));
        await tab.Context.UnrouteAllAsync();
        await tab["[data-submit]"].ClickAsync();
        await Expect(tab["h1"]).ToContainTextAsync(", reviewed");
        Assert.Equal("submitted", await practice.Has<string>("status"));
    }

    private const string StoreForbidden =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('The store is forbidden.', 'SecurityError'); } });";

    private async Task<(Tab, Practice)> OpensNotes(string? script = null)
    {
        var who = await house.Somebody();
        var practice = await who.Starts("busiest-window");
        var tab = await Opens(house.Etude.Address, who);
        // A save that does not reach the server leaves a line on the console, whoever asks.
        tab.Provokes("Failed to load resource");
        await tab.LeavesPythonOut();
        if (script is not null)
            await tab.Context.AddInitScriptAsync(script);
        await tab.Visits(practice.Path);
        // The editor of the later phase is fetched in the background; a page that is still loading is another test's.
        await Expect(tab[".cm-content"]).ToBeAttachedAsync();
        await tab[Notes].FocusAsync();
        return (tab, practice);
    }

    private async Task<(Tab First, Tab Second, Practice)> OpensTwice()
    {
        var (first, practice) = await OpensNotes();
        var second = await first.Beside();
        await second.Visits(practice.Path);
        await second[Notes].FocusAsync();
        return (first, second, practice);
    }

    [GeneratedRegex(@"^Saved \d\d:\d\d:\d\d$", RegexOptions.None, 1000)]
    private static partial Regex Saved();
}
