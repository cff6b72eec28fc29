using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>A look back in the real browser: by keyboard, through a crash, and without scripts.</summary>
public sealed class ReflectionJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task By_keyboard_one_begins_answers_declares_and_loses_nothing_in_a_crash()
    {
        var who = await house.Somebody();
        await who.Solves("busiest-window");
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/today");
        await tab.Presses("g", "b");
        await Expect(tab["h1"]).ToHaveTextAsync("Look back");
        await tab.Presses("Enter");
        await Expect(tab["etude-draft"]).ToContainTextAsync("saved as you go");

        await tab.TabsTo(".prompts textarea");
        await tab.Saves(() => tab.Types("Because nobody asks me for it."));
        await tab.TabsTo("input[name=reply_axis_leadership]");
        await tab.Saves(() => tab.Presses("Space"));
        await tab.TabsTo("#reply_matters");
        await tab.Types("Lead something small.");
        await tab.KeepsHere("Lead something small.");
        // A tab that closes saves once more, and the page that opens meanwhile may have been read before that; it finds out and goes on.
        tab.Provokes("status of 409");
        await tab.ClosesAndReopens();

        await Expect(tab[".prompts textarea"].First).ToHaveValueAsync("Because nobody asks me for it.");
        await Expect(tab["#reply_matters"]).ToHaveValueAsync("Lead something small.");
        await Expect(tab["input[name=reply_axis_leadership]"]).ToBeCheckedAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "That is all for now" }).ClickAsync();
        await Expect(tab["#declared-title"]).ToContainTextAsync("four weeks on");
        await Expect(tab["main"]).ToContainTextAsync("Lead something small.");
        await Expect(tab[".reply"]).ToHaveTextAsync("Because nobody asks me for it.");
    }

    [Fact]
    public async Task Without_scripts_it_is_saved_and_ended_by_buttons()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who, new() { JavaScriptEnabled = false });
        await tab.Visits("/reflect");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await tab[".prompts textarea"].First.FillAsync("A first thought.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(tab[".prompts textarea"].First).ToHaveValueAsync("A first thought.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "That is all for now" }).ClickAsync();
        await Expect(tab[".reply"]).ToHaveTextAsync("A first thought.");
    }
}
