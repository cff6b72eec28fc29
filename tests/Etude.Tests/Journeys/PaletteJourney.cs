using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The palette by keyboard, and feedback from any page to its answer.</summary>
public sealed class PaletteJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task Ctrl_K_leads_to_a_problem_by_a_part_of_its_name_and_remembers_it()
    {
        var tab = await Opens(house.Etude.Address, await house.Somebody());
        await tab.Visits("/settings");
        await tab.TabsTo("nav a[href='/progress']");
        await tab.Presses("Control+k");
        await Expect(tab[".palette input"]).ToBeFocusedAsync();
        await tab.Presses("Escape");
        Assert.True(await tab.HasFocus("nav a[href='/progress']"), "Escape gives the focus back.");

        await tab.Presses("Control+k");
        await tab.Types("busiest win");
        await Expect(tab[".palette [aria-selected=true]"]).ToContainTextAsync("The busiest window");
        await tab.Presses("Enter");
        await Expect(tab.Page).ToHaveURLAsync(new Uri(house.Etude.Address, "/problems/busiest-window").ToString());
        await tab.Presses("Control+k");
        await Expect(tab[".palette [role=option]"].First).ToContainTextAsync("The busiest window");
    }

    [Fact]
    public async Task It_does_what_the_page_can_do_and_says_the_key()
    {
        var tab = await Opens(house.Etude.Address, await house.Somebody());
        await tab.Visits("/library");
        await tab.Presses("Control+k");
        await tab.Types(">add");
        await Expect(tab[".palette [role=option]"]).ToHaveCountAsync(1);
        await Expect(tab[".palette [aria-selected=true] kbd"]).ToHaveTextAsync("n");
        await tab.Presses("Enter");
        await Expect(tab.Page).ToHaveURLAsync(new Uri(house.Etude.Address, "/library/new").ToString());

        await tab.Presses("Control+k");
        await tab.Types("zeppelin & co");
        await tab.Presses("Enter");
        await Expect(tab["#q"]).ToHaveValueAsync("zeppelin & co");
    }

    [Fact]
    public async Task At_the_writing_desk_Ctrl_K_stays_a_link()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits((await who.Sends((await who.Gets("/writing")).Form("/writing"))).Location!);
        await tab.Listens();
        await tab["textarea[name=body_md]"].FillAsync("word");
        await tab.Presses("Control+a", "Control+k");
        await Expect(tab["textarea[name=body_md]"]).ToHaveValueAsync("[word](https://)");
        await Expect(tab[".palette"]).ToHaveCountAsync(0);
        await tab.Presses("Control+Alt+k");
        await Expect(tab[".palette input"]).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Feedback_is_written_by_keyboard_and_its_answer_comes_to_the_inbox()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/progress");
        await tab.Presses("f");
        await tab.Types("The heat map is too loud.");
        await tab.TabsTo(".feedback .btn-primary");
        await tab.Presses("Enter");
        await Expect(tab["main"]).ToContainTextAsync("The heat map is too loud.");

        var owner = await house.Etude.SignsIn(TestEtude.OwnerEmail);
        await owner.Sends((await owner.Gets("/inbox")).Form("/answer").With(("reply", "It will whisper."), ("then", "answer")));
        await tab.Visits("/inbox");
        await Expect(tab[".inbox .reply"]).ToContainTextAsync("It will whisper.");
    }
}
