using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The first minutes of somebody new in a real browser.</summary>
public sealed class OnboardingJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task Somebody_new_is_welcomed_breaks_off_comes_back_by_Today_and_starts_a_problem()
    {
        var tab = await Opens(house.Etude.Address, options: new() { TimezoneId = "Asia/Bangkok" });
        await tab.LeavesPythonOut();
        await tab.Visits("/signin");
        await tab["#email"].FillAsync("newcomer@example.org");
        await tab.Presses("Enter");

        await Expect(tab["h1"]).ToHaveTextAsync("Welcome");
        await Expect(tab["#tz"]).ToHaveValueAsync("Asia/Bangkok");
        await tab.Page.IsAccessible();
        await tab["#display_name"].FillAsync("Ada");
        await tab.Presses("Enter");
        await Expect(tab["h1"]).ToHaveTextAsync("Welcome, Ada");
        await Expect(tab["#you h2"]).ToContainTextAsync("(done)");

        await tab["#assessment a.btn-primary"].ClickAsync();
        await Expect(tab["h1"]).ToHaveTextAsync("Assessment");
        await tab.Presses("Enter");
        await Expect(tab["h1"]).ToHaveTextAsync("Question 1 of 12");
        await tab.Presses("g", "t");
        await Expect(tab[".first-steps-open"]).ToContainTextAsync("the assessment");
        await tab[".first-steps-open a"].ClickAsync();
        await Expect(tab["#assessment a"]).ToHaveTextAsync("Go on with the assessment");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Skip all that is left, and do not remind me" }).ClickAsync();
        await Expect(tab[".plan"]).ToBeVisibleAsync();
        await Expect(tab[".first-steps-open"]).ToHaveCountAsync(0);
        await tab.Visits("/onboarding");
        await Expect(tab["main"]).ToContainTextAsync("That was all");
        await tab.Page.IsAccessible();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Start this problem" }).ClickAsync();
        await Expect(tab["#notes_explore"]).ToBeVisibleAsync();
        Assert.Equal("Ada Asia/Bangkok", await house.Etude.Asks<string>(
            "select (settings_json ->> 'display_name') || ' ' || (settings_json ->> 'tz') from users where settings_json ->> 'email' = 'newcomer@example.org'"));
    }

    [Fact]
    public async Task Sliders_keep_adding_up_move_the_dot_and_are_saved()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/shape");
        var sliders = tab[".share input[type=range]"];
        await Expect(sliders).ToHaveCountAsync(3);
        var before = await tab[".triangle [data-mark]"].GetAttributeAsync("cx");

        await sliders.First.FocusAsync();
        await tab.Presses("End");
        await Expect(tab["#share_individual_contributor"]).ToHaveValueAsync("100");
        await Expect(tab["#share_coach"]).ToHaveValueAsync("0");
        await tab.Presses("ArrowLeft", "ArrowLeft", "ArrowLeft");
        Assert.Equal("97,3,0", await Fields(tab));
        Assert.NotEqual(before, await tab[".triangle [data-mark]"].GetAttributeAsync("cx"));

        await tab["#share_coach"].FillAsync("40");
        await tab["#share_coach"].BlurAsync();
        Assert.Equal("58,2,40", await Fields(tab));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab["[role=status].ok"]).ToHaveTextAsync("Saved.");
        await Expect(tab[".lede"]).ToContainTextAsync("58 % individual contributor, 2 % architect, 40 % coach");
        await tab.Page.IsAccessible();
    }

    private static async Task<string> Fields(Tab tab) =>
        string.Join(',', await tab[".share-row input:not([type=range])"].EvaluateAllAsync<string[]>("fields => fields.map((field) => field.value)"));
}
