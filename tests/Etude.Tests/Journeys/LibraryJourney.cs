using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>From the shelves to a finished reading: by keyboard, without scripts, and with two tabs open.</summary>
public sealed class LibraryJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task By_keyboard_one_finds_a_reading_notes_something_and_finishes_it()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/today");
        await tab.Presses("g", "l");
        await Expect(tab["h1"]).ToHaveTextAsync("Library");
        await tab.Presses("/");
        await tab.Types("distributed locking");
        await tab.Presses("Enter");
        await Expect(tab[".lede"]).ToContainTextAsync("item");
        await tab.TabsTo(".catalogue a");
        await tab.Presses("Enter");
        await Expect(tab["h1"]).ToHaveTextAsync("How to do distributed locking");

        await tab.TabsTo("#notes_md");
        await tab.Saves(() => tab.Types("A fencing token makes the storage refuse the late writer."));
        await Expect(tab["etude-draft"]).ToContainTextAsync("Saved ");
        await tab.TabsTo("footer a");
        await tab.Presses("d");
        await Expect(tab["main [role=status]"].First).ToContainTextAsync("Finished today");
        await Expect(tab["#notes_md"]).ToHaveValueAsync("A fencing token makes the storage refuse the late writer.");
        Assert.Equal(1, await house.Etude.Asks<int>("select contents_finished from sessions where user_id = $1", who.Id));

        await tab.Page.GetByText("Undo: not finished").ClickAsync();
        await Expect(tab["#stand-title"]).ToHaveTextAsync("You have begun it");
        Assert.Equal(0, await house.Etude.Asks<int>("select contents_finished from sessions where user_id = $1", who.Id));
    }

    [Fact]
    public async Task Without_scripts_an_item_of_ones_own_is_added_sat_at_and_noted_on()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who, new() { JavaScriptEnabled = false });
        await tab.Visits("/library");
        await Clicks(tab, "Add your own", AriaRole.Link);
        await tab["#title"].FillAsync("The blue book from the shelf");
        await tab["#minutes"].FillAsync("500");
        await Clicks(tab, "Add it");
        await Expect(tab["h1"]).ToHaveTextAsync("The blue book from the shelf");
        await tab["#minutes"].FillAsync("45");
        await Clicks(tab, "Log the sitting");
        await Expect(tab["#sittings"]).ToContainTextAsync("45 min of about 8 h.");
        await tab["#notes_md"].FillAsync("Chapter *one*.");
        await Clicks(tab, "Save the notes");
        await tab["summary"].Filter(new() { HasText = "As it reads" }).ClickAsync();
        await Expect(tab["#notes ~ details em"]).ToHaveTextAsync("one");
        Assert.Equal(2700, await house.Etude.Asks<int>("select seconds_active from sessions where user_id = $1", who.Id));
    }

    [Fact]
    public async Task Of_two_tabs_with_notes_the_second_asks_and_keeps_its_words()
    {
        var who = await house.Somebody();
        var first = await Opens(house.Etude.Address, who);
        await first.Visits("/library/raft-paper");
        var second = await first.Beside();
        first.Provokes("status of 409");
        await second.Visits("/library/raft-paper");
        await first["#notes_md"].FocusAsync();
        await first.Saves(() => first.Types("From the first tab."));
        await second["#notes_md"].FocusAsync();
        await second.Types("From the second tab.");
        await Expect(second["[data-draft-notice]"]).ToContainTextAsync("Another tab saved these notes.");
        await second.Saves(() => second.Page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync());
        Assert.Equal("From the second tab.", await house.Etude.Asks<string>("select notes_md from content_progress where user_id = $1", who.Id));
    }

    private static Task Clicks(Tab tab, string name, AriaRole role = AriaRole.Button) => tab.Page.GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();
}
