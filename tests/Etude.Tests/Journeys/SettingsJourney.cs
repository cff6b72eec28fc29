using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The settings with scripts: each change is on the page and in the database without a button.</summary>
public sealed class SettingsJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
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
        await tab["#no_timers"].CheckAsync();
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: No clocks.");
        await tab["#easy_sunday"].SelectOptionAsync("0");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Sunday.");

        tab.Provokes("status of 422");
        await tab["#tz"].FillAsync("Middle-earth");
        await Expect(tab["#tz-mistake"]).ToContainTextAsync("Enter a time zone by its city");
        await tab["#tz"].FillAsync("Asia/Bangkok");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Time zone.");
        await Expect(tab["#tz-mistake"]).ToHaveCountAsync(0);

        await tab["#read_aloud"].CheckAsync();
        await Expect(tab["[data-saved]"]).ToContainTextAsync("Saved: A button");
        await tab["#shortcut_map"].FillAsync("g t: h");
        await Expect(tab["[data-saved]"]).ToHaveTextAsync("Saved: Your own keys.");
        Assert.Equal("dark true 0 Asia/Bangkok h", await house.Etude.Asks<string>("""
            select concat_ws(' ', s ->> 'theme', s #>> '{a11y,no_timers}', s #>> '{easy_days,sunday}', s ->> 'tz', s #>> '{a11y,shortcut_map,g t}') from (select settings_json as s from users where id = $1) one
            """, who.Id));

        await tab.Visits("/problems/busiest-window");
        await Expect(tab["button.speech"].First).ToHaveTextAsync("Read aloud");
        await tab.Presses("h");
        await tab.Page.WaitForURLAsync("**/today");
        // The key it stood in for was given away.
        await tab.Visits("/problems");
        await tab.Presses("g", "t");
        await Expect(tab["h1"]).ToHaveTextAsync("Practice");
    }
}
