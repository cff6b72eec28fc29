using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The settings with scripts: each change is on the page and in the database without a button.</summary>
public sealed class SettingsJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    /// <summary>In the place of the browser's voice, which a machine without sound may not have: remembers what it is asked to say.</summary>
    private const string Voice = """
        Object.defineProperty(window, "speechSynthesis", { value: { said: null, speak(words) { this.said = words; }, cancel() { this.said = null; } } });
        """;

    [Fact]
    public async Task Each_change_shows_at_once_and_saves_itself()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/settings");
        await Expect(tab[".save-row"]).ToBeHiddenAsync();

        await tab["#theme"].SelectOptionAsync("dark");
        await Expect(tab["html"]).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Theme.");
        await tab["#timer"].SelectOptionAsync("off");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: The studio’s clock.");
        await tab["#easy_sunday"].SelectOptionAsync("0");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Sunday.");

        tab.Provokes("status of 422");
        await tab["#tz"].FillAsync("Middle-earth");
        await Expect(tab["#tz-mistake"]).ToContainTextAsync("Enter a time zone by its city");
        await tab["#tz"].FillAsync("Asia/Bangkok");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Time zone.");
        await Expect(tab["#tz-mistake"]).ToHaveCountAsync(0);

        await Expect(tab["button.speech"]).ToHaveCountAsync(0);
        await tab["#read_aloud"].CheckAsync();
        await Expect(tab["[data-saved]"]).ToContainTextAsync("Saved: A button");
        await tab["#shortcut_map"].FillAsync("g t: h");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Your own keys.");
        Assert.Equal("dark true 0 Asia/Bangkok h", await house.Etude.Asks<string>("""
            select concat_ws(' ', s #>> '{ui,theme}', s #>> '{a11y,no_timers}', s #>> '{easy_days,sunday}', s ->> 'tz', s #>> '{a11y,shortcut_map,g t}') from (select settings_json as s from users where id = $1) one
            """, who.Id));

        await tab.Context.AddInitScriptAsync(Voice);
        await tab.Visits("/problems/busiest-window");
        var speech = tab["button.speech"].First;
        await Expect(speech).ToHaveTextAsync("Read aloud");
        await speech.ClickAsync();
        await Expect(speech).ToHaveTextAsync("Stop reading");
        Assert.Equal($"en: {await tab["main .prose"].First.TextContentAsync()}", await tab.Page.EvaluateAsync<string>("() => `${speechSynthesis.said.lang}: ${speechSynthesis.said.text}`"));
        await tab.Page.EvaluateAsync("() => speechSynthesis.said.dispatchEvent(new Event('end'))");
        await Expect(speech).ToHaveTextAsync("Read aloud");
        await speech.ClickAsync();
        await speech.ClickAsync();
        await Expect(speech).ToHaveTextAsync("Read aloud");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => speechSynthesis.said === null"));
        await tab.Presses("h");
        await tab.ComesTo("/today");
        // The key it stood in for was given away.
        await tab.Visits("/problems");
        await tab.Presses("g", "t");
        await Expect(tab["h1"]).ToHaveTextAsync("Practice");
    }

    [Fact]
    public async Task What_is_changed_before_the_scripts_came_is_saved_when_they_come()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        var come = await tab.HoldsScripts();
        await tab.Visits("/settings", WaitUntilState.Commit);
        await tab["#theme"].SelectOptionAsync("dark");
        come.SetResult();
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Theme.");
        Assert.Equal("""{"theme": "dark"}""", await house.Etude.Asks<string>("select (settings_json -> 'ui')::text from users where id = $1", who.Id));
    }

    [Fact]
    public async Task A_setting_is_found_by_its_words_and_a_look_can_be_tried_without_being_saved()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/settings");
        await tab.Presses("/");
        await tab.Types("typeface");
        await Expect(tab["#theme"]).ToBeHiddenAsync();
        await Expect(tab["#handle"]).ToBeHiddenAsync();
        await Expect(tab[".on-page li a:visible"]).ToHaveTextAsync(["How it looks"]);
        await tab.Presses("Enter");
        await Expect(tab["#font"]).ToBeFocusedAsync();
        await tab["#find"].FillAsync("zebra");
        await Expect(tab["[data-none-found]"]).ToBeVisibleAsync();
        await Expect(tab[".on-page li a:visible"]).ToHaveCountAsync(0);
        await tab["#find"].FillAsync("");
        await Expect(tab[".on-page a[href='#handle-title']"]).ToBeVisibleAsync();

        await tab["[data-try-begin]"].ClickAsync();
        await tab["#font"].SelectOptionAsync("opendyslexic");
        await Expect(tab["html"]).ToHaveAttributeAsync("data-font", "opendyslexic");
        Assert.True(await tab.Page.EvaluateAsync<bool>("async () => (await document.fonts.load('16px OpenDyslexic')).some(f => f.status === 'loaded')"));
        await tab["[data-try-back]"].ClickAsync();
        await Expect(tab["html"]).Not.ToHaveAttributeAsync("data-font", "opendyslexic");
        await Expect(tab["#font"]).ToHaveValueAsync("atkinson");
        Assert.Equal("none", await house.Etude.Asks<string>("select coalesce(settings_json #>> '{a11y,font}', 'none') from users where id = $1", who.Id));

        await tab["[data-try-begin]"].ClickAsync();
        await tab["#spacing"].SelectOptionAsync("wide");
        await tab["[data-try-keep]"].ClickAsync();
        await Expect(tab["[data-saved]"]).ToContainTextAsync("Saved: Spacing");
        Assert.Equal("wide", await house.Etude.Asks<string>("select settings_json #>> '{a11y,spacing}' from users where id = $1", who.Id));
    }
}
