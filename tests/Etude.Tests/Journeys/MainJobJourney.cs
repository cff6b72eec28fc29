using System.Text.RegularExpressions;
using Etude.Platform.Content;
using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The main job, end to end, on the real program and its own database, without touching the mouse.</summary>
public sealed partial class MainJobJourney : Journey
{
    private const string Explored = "Sorted times; some of them may be equal. What starts a window is a request.";
    private const string TypedAtTheCrash = " A request on the very end is outside";
    private const string TypedWithoutServer = ", and I would ask what an empty day returns.";
    private const string Planned = "Two markers that never move back\nKeep the earlier window on a tie";
    private const string Verified = "An empty list, one request, all in the same millisecond: each gave what I had worked out by hand.";
    private const string Learned = "Next time I write down what stays true in the loop before I write the loop.";
    private const string Editor = ".cm-content";

    [Fact]
    public async Task The_main_job_is_done_by_keyboard_alone_and_neither_a_killed_app_nor_a_closed_tab_loses_a_word()
    {
        var etude = await ForTheTabs(EtudeProcess.Start());
        var tab = await Opens(etude.Address);
        await SignsIn(tab);
        var (title, slug) = await StartsTheFirstPiece(tab);
        await ExploresThroughACrash(tab, etude);
        await PlansWithOneHint(tab);
        await WritesHalfALineAndLosesTheTab(tab);
        await RunsAndFails(tab);
        await MendsAndPasses(tab, Solution(slug));
        await VerifiesAndReflects(tab);
        await ReadsTheResult(tab, title);
        await FindsTodayMoved(tab, title);
    }

    private static async Task SignsIn(Tab tab)
    {
        await tab.Visits("/");
        await tab.Page.IsAccessible();
        await tab.TabsTo("main a[href='/signin']");
        await tab.Presses("Enter");
        await Expect(tab["#email"]).ToBeVisibleAsync();
        await tab.Page.IsAccessible();
        await tab.TabsTo("#display_name");
        await tab.Types("Ada");
        await tab.Presses("Tab");
        await tab.Types("ada@example.org");
        await tab.Presses("Enter");
        await Expect(tab["h1"]).ToHaveTextAsync("Welcome, Ada");
        await tab.Presses("g", "t");
    }

    private static async Task<(string Title, string Slug)> StartsTheFirstPiece(Tab tab)
    {
        var first = tab[".plan > li"].First;
        await Expect(first.Locator(".why")).ToContainTextAsync("One attempt tells more than a guess");
        await Expect(tab["#week-title"]).ToHaveTextAsync("0 practice days this week");
        await tab.Page.IsAccessible();
        var title = await first.Locator("h2").InnerTextAsync();
        var about = await first.Locator("h2 a").GetAttributeAsync("href");
        await tab.Presses("Enter");
        await Expect(tab["h1"]).ToHaveTextAsync(title);
        await Expect(tab.Page).ToHaveURLAsync(AttemptAddress());
        return (title, about!.Split('/')[^1]);
    }

    private static async Task ExploresThroughACrash(Tab tab, EtudeProcess etude)
    {
        const string everything = Explored + TypedAtTheCrash + TypedWithoutServer;
        tab.Provokes("net::ERR_CONNECTION_REFUSED");
        tab.Provokes("net::ERR_SOCKET_NOT_CONNECTED");
        tab.Provokes("net::ERR_CONNECTION_RESET");
        tab.Provokes("net::ERR_EMPTY_RESPONSE");
        // A tab that closes saves once more, and the page that opens meanwhile may have been read before that; it finds out and goes on.
        tab.Provokes("status of 409");
        await tab.TabsTo("#notes_explore");
        await tab.Saves(() => tab.Types(Explored));
        await tab.Types(TypedAtTheCrash);
        // What is still being fetched when the server goes would be another complaint of the browser's each time.
        await Expect(tab[".cm-content"]).ToBeAttachedAsync();
        await Expect(tab["[data-note]"]).ToHaveTextAsync("Running costs nothing.");
        await etude.Dies();
        await tab.Types(TypedWithoutServer);
        await Expect(tab["etude-draft"]).ToHaveTextAsync("Saved in this browser; the server will get it when it is back.");
        await tab.Page.IsAccessible();

        await tab.ClosesAndReopens(meanwhile: etude.StartsAgain);
        await Expect(tab["#notes_explore"]).ToHaveValueAsync(everything);
        await Expect(tab["etude-draft"]).ToContainTextAsync(SavedOnServer());
        var sent = await tab.Page.APIRequest.GetAsync(tab.Page.Url);
        Assert.Contains(everything, await sent.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task PlansWithOneHint(Tab tab)
    {
        await tab.TabsTo("#notes_explore");
        await tab.Presses("Control+Enter");
        await Expect(tab["#notes_plan"]).ToBeFocusedAsync();
        await tab.Types(Planned);
        await tab.Presses("Control+.");
        await Expect(tab["#hints li.taken:visible"]).ToHaveCountAsync(1);
        await Expect(tab["#announcer"]).ToContainTextAsync("Hint 1 of ");
        await Expect(tab["#notes_plan"]).ToBeFocusedAsync();
        await tab.Page.IsAccessible();
        await tab.Presses("Control+Enter");
        await Expect(tab[Editor]).ToBeFocusedAsync();
        await Expect(tab["#plan-title"]).ToHaveTextAsync("Your plan, 0 of 2");
    }

    private static async Task WritesHalfALineAndLosesTheTab(Tab tab)
    {
        await tab.Presses("Control+End");
        await tab.Types("    ret");
        await tab.KeepsHere("    ret");
        await tab.ClosesAndReopens();
        await Expect(tab[Editor]).ToContainTextAsync("ret");
        await tab.TabsTo(Editor);
        await tab.Presses("Control+End");
        await tab.Types("urn None");
        await Expect(tab[".cm-line:last-child"]).ToHaveTextAsync("    return None", new() { UseInnerText = false });
    }

    private static async Task RunsAndFails(Tab tab)
    {
        await tab.Presses("Control+Enter");
        await Expect(tab["#announcer"]).ToHaveTextAsync("First say how sure you are, then run.");
        await tab.TabsBackTo(Editor);
        await tab.Presses("Escape", "Tab");
        await Expect(tab["#prediction"]).ToBeFocusedAsync();
        await tab.Types("Only the empty day passes");
        await tab.Presses("Tab", "ArrowRight", "ArrowRight", "ArrowRight");
        await Expect(tab.Page.GetByLabel("Fairly")).ToBeCheckedAsync();
        await tab.Presses("Control+Enter");

        await Expect(tab["#tests-title"]).ToHaveTextAsync(SomePass());
        var failing = tab["[data-details] > .failcase"];
        foreach (var part in new[] { "Input", "Expected", "Got" })
            await Expect(failing.GetByRole(AriaRole.Row, new() { Name = part })).ToBeVisibleAsync();
        await Expect(failing.Locator("mark")).ToHaveTextAsync("None");
        await Expect(tab["[data-details]"]).ToContainTextAsync("You expected: Only the empty day passes");
        await tab.Page.IsAccessible();
    }

    private static async Task MendsAndPasses(Tab tab, string solution)
    {
        await tab.TabsBackTo(Editor);
        await tab.Presses("Control+a");
        await tab.Pastes(solution);
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync(solution);
        await tab.Presses("Control+Enter");
        await Expect(tab["#tests-title"]).ToHaveTextAsync(AllPass());
        await tab.Page.IsAccessible();
    }

    private static async Task VerifiesAndReflects(Tab tab)
    {
        await tab.Presses("Alt+4");
        await Expect(tab[".phases [aria-current=step]"]).ToContainTextAsync("Verify");
        await tab.Presses("Escape");
        await tab.TabsTo("#notes_verify");
        await tab.Types(Verified);
        await tab.Presses("Tab");
        await tab.Page.IsAccessible();
        await tab.Presses("Enter");
        await Expect(tab["#notes_reflect"]).ToBeFocusedAsync();
        await tab.Types(Learned);
        await Expect(tab["[data-sum=hints]"]).ToHaveTextAsync("1");
        await tab.Page.IsAccessible();
        await tab.Presses("Control+Enter");
        await Expect(tab["[data-submit]"]).ToBeFocusedAsync();
        await tab.Presses("Enter");
    }

    private static async Task ReadsTheResult(Tab tab, string title)
    {
        await Expect(tab["h1"]).ToHaveTextAsync($"{title}, reviewed");
        await Expect(tab[".grade-word"]).ToHaveTextAsync("Good");
        await Expect(tab[".grade .prose"]).ToContainTextAsync("tests pass, 1 hint, ");
        await Expect(tab[".grade"]).ToContainTextAsync(ReturnsOn());
        string[] typed = [Explored + TypedAtTheCrash + TypedWithoutServer, Planned, Verified, Learned];
        await tab.Listens();
        var quotes = await tab[".finding blockquote:not(.as-code)"].AllInnerTextsAsync();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, quote => Assert.Contains(typed, words => words.Contains(quote.Trim().Trim('“', '”'), StringComparison.Ordinal)));
        await Expect(tab[".insight"]).Not.ToBeEmptyAsync();
        await tab.Page.IsAccessible();
    }

    private static async Task FindsTodayMoved(Tab tab, string title)
    {
        await tab.Presses("g", "t");
        await Expect(tab["#week-title"]).ToHaveTextAsync("1 practice day this week");
        await Expect(tab["aside"]).ToContainTextAsync("One day so far.");
        await Expect(tab[".soon"]).ToContainTextAsync(title);
        await Expect(tab["main"]).ToContainTextAsync($"Done today: {title}.");
        await tab.Page.IsAccessible();
    }

    private static string Solution(string slug) =>
        ContentFolder.Read(Path.Combine(TestPostgres.Root, "content")).Problems.Single(p => p.Value.Slug == slug).Value.RefSolution["python"];

    [GeneratedRegex("/attempts/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex AttemptAddress();

    [GeneratedRegex(@"^Saved \d\d:\d\d:\d\d$", RegexOptions.None, 1000)]
    private static partial Regex SavedOnServer();

    [GeneratedRegex(@"^[1-9]\d* of \d+ tests pass$", RegexOptions.None, 1000)]
    private static partial Regex SomePass();

    [GeneratedRegex(@"^All \d+ tests pass$", RegexOptions.None, 1000)]
    private static partial Regex AllPass();

    [GeneratedRegex(@"Returns on .+, in \d+ days, when", RegexOptions.None, 1000)]
    private static partial Regex ReturnsOn();
}
