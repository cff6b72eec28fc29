using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The main job in a browser that runs no scripts at all.</summary>
public sealed class WithoutScriptsTests(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task An_attempt_is_started_written_helped_and_submitted()
    {
        var tab = await Opens(house.Etude.Address, options: new() { JavaScriptEnabled = false });
        await tab.Visits("/signin");
        await tab["#display_name"].FillAsync("Ada");
        await tab["#email"].FillAsync("without.scripts@example.org");
        await tab["main button"].ClickAsync();
        await Expect(tab["h1"]).ToHaveTextAsync("Welcome, Ada");
        await tab["a[href='/today']:has-text('To Today')"].ClickAsync();
        await tab[".plan button"].First.ClickAsync();

        await tab["#notes_explore"].FillAsync("The times are sorted and may repeat.");
        await Clicks(tab, "Next: Plan");
        await tab["#notes_plan"].FillAsync("Move the end marker while it is inside.");
        await Clicks(tab, "Take a hint");
        await Expect(tab["#hints .taken:visible"]).ToHaveCountAsync(1);
        await Expect(tab["#notes_plan"]).ToHaveValueAsync("Move the end marker while it is inside.");
        await Clicks(tab, "Next: Implement");
        await tab["textarea[name=code]"].FillAsync("def busiest_window(times, width):\n    return None\n");
        await Expect(tab["[data-run]"]).ToBeHiddenAsync();
        await Expect(tab.Page.GetByText("Running the tests needs scripts")).ToBeVisibleAsync();
        await Clicks(tab, "Next: Verify");
        await tab["#notes_verify"].FillAsync("Tried the empty list by hand.");
        await Clicks(tab, "Next: Reflect");
        await tab["#notes_reflect"].FillAsync("Write the invariant first.");
        await Clicks(tab, "Submit for review");

        await Expect(tab["h1"]).ToContainTextAsync("reviewed");
        await Expect(tab[".grade"]).ToContainTextAsync("The tests were not run");
        await Expect(tab["[aria-label='Your code']"]).ToContainTextAsync("return None");
        await Expect(tab[".finding blockquote"].First).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Words_are_saved_by_a_button_and_are_there_on_the_next_visit()
    {
        var who = await house.Somebody();
        var practice = await who.Starts("size-it-first");
        var tab = await Opens(house.Etude.Address, who, new() { JavaScriptEnabled = false });
        await tab.Visits(practice.Path);
        await tab["#notes_explore"].FillAsync("How many requests, how large, how often.");
        await Clicks(tab, "Save now");
        await tab.Visits("/today");
        await tab[".plan a"].First.ClickAsync();
        await Expect(tab["#notes_explore"]).ToHaveValueAsync("How many requests, how large, how often.");
    }

    private static Task Clicks(Tab tab, string name) => tab.Page.GetByRole(AriaRole.Button, new() { Name = name }).Locator("visible=true").ClickAsync();
}
