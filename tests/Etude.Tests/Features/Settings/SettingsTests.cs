using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Settings;

public sealed class SettingsTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task What_was_set_is_there_again_and_works_at_once()
    {
        var ada = await Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(("display_name", "Ada"), ("tz", "Asia/Bangkok"),
            ("minutes_per_day", "70"), ("theme", "hc-dark"), ("text_scale", "125"), ("timer", "off")));

        Assert.Equal((HttpStatusCode.SeeOther, "/settings?saved=1"), (answer.Status, answer.Location));
        var page = await ada.Follows(answer);
        var form = page.Form("/settings");
        Assert.Equal("Ada Asia/Bangkok 70 hc-dark 125 off", string.Join(' ', form["display_name"], form["tz"], form["minutes_per_day"], form["theme"], form["text_scale"], form["timer"]));
        Assert.Null(form["focus_mode"]);
        var root = (await ada.Gets("/today")).Html.DocumentElement;
        Assert.Equal("hc-dark 125 off", $"{root.GetAttribute("data-theme")} {root.GetAttribute("data-text")} {root.GetAttribute("data-timer")}");
    }

    [Fact]
    public async Task What_was_ticked_can_be_unticked()
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("focus_mode", "on"));
        Assert.Equal("on", (await ada.Gets("/today")).Html.DocumentElement.GetAttribute("data-calm"));

        await ada.Sends((await ada.Gets("/settings")).Form("/settings").Without("focus_mode"));

        Assert.Null((await ada.Gets("/today")).Html.DocumentElement.GetAttribute("data-calm"));
    }

    [Theory]
    [InlineData("display_name", "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", "at most 80 characters")]
    [InlineData("display_name", "two\nlines", "without line breaks")]
    [InlineData("tz", "Nowhere/Land", "by its city")]
    [InlineData("tz", "", "by its city")]
    [InlineData("tz", "/etc/localtime", "by its city")]
    [InlineData("tz", "/dev/zero", "by its city")]
    [InlineData("tz", "../../etc/localtime", "by its city")]
    [InlineData("tz", "CET", "by its city")]
    [InlineData("minutes_per_day", "4", "between 5 and 480")]
    [InlineData("minutes_per_day", "481", "between 5 and 480")]
    [InlineData("minutes_per_day", "an hour", "between 5 and 480")]
    [InlineData("minutes_per_day", "", "between 5 and 480")]
    [InlineData("minutes_per_day", "45.5", "between 5 and 480")]
    [InlineData("theme", "pink", "Theme: choose one of what the list offers")]
    public async Task A_mistake_is_named_beside_its_field_and_every_word_stays(string field, string value, string says)
    {
        var ada = await Etude.Somebody();
        var before = await Etude.Asks<string>("select settings_json::text from users where id = $1", ada.Id);

        var answer = await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(("display_name", "Typed"), ("focus_mode", "on")).With(field, value));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (answer.Status, answer.RoundTrips));
        Assert.Contains(says, answer.Words, StringComparison.Ordinal);
        Assert.Equal("on", answer.Form("/settings")["focus_mode"]);
        if (field != "theme")
            Assert.Equal(value, answer.Form("/settings")[field]);
        if (field != "display_name")
            Assert.Equal("Typed", answer.Form("/settings")["display_name"]);
        Assert.Equal(before, await Etude.Asks<string>("select settings_json::text from users where id = $1", ada.Id));
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once()
    {
        var ada = await Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(("tz", "x"), ("minutes_per_day", "x")));

        Assert.Contains("by its city", answer.Words, StringComparison.Ordinal);
        Assert.Contains("between 5 and 480", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_this_version_does_not_know_survive_a_save()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("""update users set settings_json = settings_json || '{"of_tomorrow": {"a": [1]}, "handle": "ada-b", "a11y": {"of_tomorrow": true}, "ui": {"of_tomorrow": 7}, "editor": {"of_tomorrow": {}}, "time": "damaged"}' where id = $1""", ada.Id);

        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(("theme", "dark"), ("timer", "shown")));

        Assert.Equal("""{"a": [1]} ada-b true 7 {} dark shown""", await Etude.Asks<string>(
            "select concat_ws(' ', settings_json -> 'of_tomorrow', settings_json ->> 'handle', settings_json -> 'a11y' ->> 'of_tomorrow', settings_json #> '{ui,of_tomorrow}', settings_json #> '{editor,of_tomorrow}', settings_json #>> '{ui,theme}', settings_json #>> '{time,timer}') from users where id = $1", ada.Id));
    }

    [Fact]
    public async Task Settings_that_another_program_damaged_do_not_lock_the_person_out()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("""update users set settings_json = '{"tz": "Nowhere/Land", "theme": "pink", "minutes_per_day": 100000, "desired_retention": 7, "a11y": [], "ui": "dark", "editor": {"font_size": "large"}}' where id = $1""", ada.Id);

        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/settings")).Status);
    }

    [Fact]
    public async Task A_theme_reaches_every_page_of_its_person_and_no_one_elses()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("theme", "dark"));

        foreach (var path in (string[])["/today", "/problems", "/problems/busiest-window", "/settings"])
            Assert.Equal("dark", (await ada.Gets(path)).Html.DocumentElement.GetAttribute("data-theme"));
        Assert.Null((await bob.Gets("/today")).Html.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task The_help_names_the_keys_to_everybody()
    {
        var page = await Etude.Browser().Gets("/help");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Ctrl Enter", page.Words, StringComparison.Ordinal);
        Assert.Contains("How the grade is earned", page.Words, StringComparison.Ordinal);
    }
}
