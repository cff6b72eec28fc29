using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The assessment in a real browser: by keyboard alone, with a break and another device in the middle, and without scripts.</summary>
public sealed class AssessmentJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task Twelve_questions_by_keyboard_with_a_break_on_another_device_lead_to_a_result_and_change_Today()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/today");
        await tab.Presses("g", "a");
        await Expect(tab["h1"]).ToHaveTextAsync("Assessment");
        await tab.Presses("Enter");
        for (var number = 1; number <= 5; number++)
            await Answers(tab, number);
        await Expect(tab["h1"]).ToHaveTextAsync("Question 6 of 12");
        await tab.Page.CloseAsync();

        house.Etude.Clock.Moves(TimeSpan.FromDays(2));
        var phone = await Opens(house.Etude.Address, who, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await phone.Visits("/assessment");
        await Expect(phone["main"]).ToContainTextAsync("You have answered 5 of 12");
        await phone.Page.IsAccessible();
        await phone.Presses("Enter");
        for (var number = 6; number <= 12; number++)
            await Answers(phone, number);

        await Expect(phone["h1"]).ToContainTextAsync("of 12 right");
        await Expect(phone["header .lede p"]).ToHaveCountAsync(3);
        // Too narrow for a radar whose names can be read: the dots say the same.
        await Expect(phone["figure svg[role=img]:visible"]).ToHaveCountAsync(1);
        await phone["figure:visible details"].First.Locator("summary").ClickAsync();
        await Expect(phone["figure:visible table"].First.Locator("tbody tr")).ToHaveCountAsync(10);
        await phone.Page.IsAccessible();
        await phone.Page.SetViewportSizeAsync(1280, 800);
        await Expect(phone["figure svg[role=img]:visible"]).ToHaveCountAsync(2);
        Assert.Equal(10, await house.Etude.Asks<long>("select count(*) from axis_evidence where user_id = $1 and source_kind = 'assessment'", who.Id));
    }

    [Fact]
    public async Task Enter_without_an_answer_asks_for_one_and_sends_nothing()
    {
        var who = await house.Somebody();
        var run = await Sitting.Begins(who);
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits(run.Path);

        await tab.Presses("Enter");
        await Expect(tab["h1"]).ToHaveTextAsync("Question 1 of 12");
        await tab.Presses("2", "Enter");

        Assert.True(await tab.HasFocus("input[name=confidence]"));
        Assert.Equal(0, await run.Responses());
        await tab.Presses("Space", "Enter");
        await Expect(tab["h1"]).ToHaveTextAsync("Question 2 of 12");
        Assert.Equal(1, await house.Etude.Asks<int>("select confidence::int from assessment_responses where user_id = $1", who.Id));
    }

    [Fact]
    public async Task It_works_without_scripts()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who, new() { JavaScriptEnabled = false });
        await tab.Visits("/assessment");
        await tab["main form button"].First.ClickAsync();
        for (var number = 1; number <= 12; number++)
        {
            await Expect(tab["h1"]).ToHaveTextAsync($"Question {number} of 12");
            if (number % 4 == 0)
            {
                await tab["button[value=unknown]"].ClickAsync();
                continue;
            }

            await tab["#choice_a"].CheckAsync();
            await tab["input[name=confidence]"].Nth(2).CheckAsync();
            await tab["#answer .btn-primary"].ClickAsync();
        }

        await Expect(tab["h1"]).ToContainTextAsync("of 12 right");
        await tab[".answered summary"].First.ClickAsync();
        await Expect(tab[".answered .explained"].First).ToBeVisibleAsync();
    }

    private static async Task Answers(Tab tab, int number)
    {
        await Expect(tab["h1"]).ToHaveTextAsync($"Question {number} of 12");
        await tab.Listens();
        var choice = 1 + (number % 4);
        await tab.Presses($"{choice}");
        await Expect(tab["input[name=choice]:checked"]).ToHaveAttributeAsync("id", $"choice_{"abcd"[choice - 1]}");
        await tab.Presses("c", "ArrowRight", "ArrowRight", "Enter");
    }
}
