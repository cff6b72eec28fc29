using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>From an attempt to a page that everybody may read: by keyboard, through a crash of the tab, and without scripts.</summary>
public sealed class WritingJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task What_an_attempt_taught_is_written_seen_as_it_will_read_and_published()
    {
        var who = await house.Somebody();
        var practice = await who.Starts("busiest-window");
        await practice.Submits([.. Work.Solved, ("notes_reflect", "Write the invariant first.")]);
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits(practice.Path);
        await tab.Page.GetByText("Write about it").ClickAsync();
        await Expect(tab["#title"]).ToHaveValueAsync("What “The busiest window” taught me");
        await Expect(tab["#body_md"]).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Write the invariant first\\.", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        await tab["#body_md"].FocusAsync();
        await tab.Presses("Control+a", "Delete");
        await tab.Types("The end marker only moves ");
        await tab.Presses("Control+b");
        await tab.Types("forward");
        await tab.Presses("ArrowRight", "ArrowRight");
        await tab.Saves(() => tab.Types(". A costs $n^2$, B costs $n$."));
        await Expect(tab["#preview strong"]).ToHaveTextAsync("forward");
        await Expect(tab["#preview math"]).ToHaveCountAsync(2);
        await Expect(tab["[data-words]"]).ToContainTextAsync("words");

        await tab.Presses("Control+Shift+F");
        await Expect(tab["#preview"]).ToBeHiddenAsync();
        await Expect(tab[".mainnav"]).ToBeHiddenAsync();
        await tab.Presses("Control+Shift+F");
        await Expect(tab["#preview"]).ToBeVisibleAsync();

        tab.Provokes("status of 422");
        await tab.Presses("Control+Shift+Enter");
        await Expect(tab["[role=alert]"]).ToContainTextAsync("Claim a handle");
        await tab["[role=alert] a"].ClickAsync();
        await tab["#handle"].FillAsync("invariant-fan");
        await tab.Presses("Enter");
        await Expect(tab[".saved"]).ToHaveTextAsync("Saved.");
        await tab.Visits("/writing");
        await tab[".catalogue a"].ClickAsync();
        await Expect(tab["#preview strong"]).ToHaveTextAsync("forward");
        await tab.Presses("Control+Shift+Enter");
        var address = tab["a[href^='/@']"].First;
        await address.ClickAsync();
        await Expect(tab["h1"]).ToHaveTextAsync("What “The busiest window” taught me");
        await Expect(tab[".article strong"]).ToHaveTextAsync("forward");
        await tab.Page.IsAccessible();

        var stranger = await Opens(house.Etude.Address);
        await stranger.Visits(new Uri(tab.Page.Url).AbsolutePath);
        await Expect(stranger[".article strong"]).ToHaveTextAsync("forward");
    }

    [Fact]
    public async Task A_tab_that_dies_before_the_server_heard_of_it_loses_nothing()
    {
        var (tab, who) = await TypesInATunnel("Typed on a train, in a tunnel.");
        await tab.ClosesAndReopens(() => tab.Context.SetOfflineAsync(false));

        await Expect(tab["#body_md"]).ToHaveValueAsync("Typed on a train, in a tunnel.");
        await Expect(tab["etude-draft"]).ToContainTextAsync("Saved ");
        await Expect(tab["#preview"]).ToContainTextAsync("in a tunnel");
        Assert.Equal("Typed on a train, in a tunnel.", await Text(who));
    }

    [Fact]
    public async Task Words_typed_before_the_browser_could_show_what_it_kept_are_not_written_over()
    {
        var (tab, who) = await TypesInATunnel("Typed in the tunnel.");
        var come = await tab.HoldsScripts();
        await tab.ClosesAndReopens(() => tab.Context.SetOfflineAsync(false), WaitUntilState.Commit);
        await tab["#body_md"].PressSequentiallyAsync("Typed behind it.");
        come.SetResult();

        await Expect(tab["[data-draft-notice]"]).ToContainTextAsync("you typed on here before they could be shown");
        await Expect(tab["#body_md"]).ToHaveValueAsync("Typed behind it.");
        await tab.Saves(() => tab.Page.GetByText("Use this browser’s words").ClickAsync());
        Assert.Equal("Typed in the tunnel.", await Text(who));
    }

    /// <summary>A new piece whose words the server has not heard of.</summary>
    private async Task<(Tab, Learner)> TypesInATunnel(string words)
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/writing");
        await tab.Presses("n");
        await Expect(tab["#body_md"]).ToBeVisibleAsync();
        await tab.Listens();
        await tab["#body_md"].FocusAsync();
        await tab.Context.SetOfflineAsync(true);
        tab.Provokes("ERR_INTERNET_DISCONNECTED");
        await tab.Types(words);
        await Expect(tab["etude-draft"]).ToHaveTextAsync("Saved in this browser; the server will get it when it is back.");
        return (tab, who);
    }

    private Task<string> Text(Learner who) => house.Etude.Asks<string>("select body_md from writings where user_id = $1", who.Id);

    [Fact]
    public async Task A_piece_that_was_only_looked_at_is_not_saved_on_leaving()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/writing");
        await tab.Presses("n");
        await Expect(tab["#body_md"]).ToBeVisibleAsync();
        var saves = 0;
        tab.Page.Request += (_, request) => saves += request.Url.EndsWith("/draft", StringComparison.Ordinal) ? 1 : 0;
        await tab.Visits("/writing");
        await tab.Visits("/today");
        Assert.Equal(0, saves);
    }

    [Fact]
    public async Task Without_scripts_a_piece_is_written_saved_and_published()
    {
        var who = await house.Somebody();
        await who.Sends((await who.Gets("/settings")).Form("/settings/handle").With("handle", "plain-pages"));
        var tab = await Opens(house.Etude.Address, who, new() { JavaScriptEnabled = false });
        await tab.Visits("/writing");
        await Clicks(tab, "Begin a draft");
        await tab["#title"].FillAsync("On plain pages");
        await tab["#body_md"].FillAsync("They *load*.");
        await Clicks(tab, "Save");
        await Expect(tab["#preview em"]).ToHaveTextAsync("load");
        await Clicks(tab, "Publish");
        await Expect(tab["#publish-title"]).ToHaveTextAsync("Public");
        await tab["a[href='/@plain-pages/on-plain-pages']"].ClickAsync();
        await Expect(tab["h1"]).ToHaveTextAsync("On plain pages");
    }

    private static Task Clicks(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}( n)?$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).Locator("visible=true").ClickAsync();
}
