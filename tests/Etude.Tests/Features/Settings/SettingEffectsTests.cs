using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Etude.Features.Settings;
using Etude.Platform.Postgres;
using Etude.Tests.Features.Direction.Jobs;
using Etude.Tests.Features.Iac;
using Etude.Tests.Features.Onboarding;
using Etude.Tests.Features.Reviews.Model;
using Etude.Tests.Features.Reviews.Voices;
using Etude.Tests.Features.Today;
using Etude.Tests.Features.Writing;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Settings;

/// <summary>Every setting there is, each with what it changes.</summary>
public sealed partial class SettingEffectsTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    /// <summary>What a preference of the page changes: where to look, for what, and what is there once it is chosen.</summary>
    private static readonly Dictionary<string, (string Value, string Where, string What)> OnPages = new()
    {
        ["theme"] = ("dark", "/today", "html[data-theme=dark]"),
        ["text_scale"] = ("150", "/today", "html[data-text='150']"),
        ["font"] = ("system", "/today", "html[data-font=system]"),
        ["spacing"] = ("wide", "/today", "html[data-spacing=wide]"),
        ["line_length"] = ("54", "/today", "html[data-line='54']"),
        ["density"] = ("compact", "/today", "html[data-density=compact]"),
        ["underline_links"] = ("hover", "/today", "html[data-links=hover]"),
        ["charts_as"] = ("both", "/shape", ".fig details[open] table"),
        ["color_safe_marks"] = ("off", "/today", "html[data-marks=off]"),
        ["motion"] = ("full", "/today", "html[data-motion=full]"),
        ["timer"] = ("off", "/attempts", "html[data-timer=off] .roombar:not(:has([data-clock-toggle]))"),
        ["limit_scale"] = ("2", "/attempts", ".phases a[data-phase=explore][data-minutes='4']"),
        ["focus_mode"] = ("on", "/today", "html[data-calm=on]"),
        ["streak"] = ("off", "/today", "aside:not(:has(#week-title, #heat-title))"),
        ["streaming"] = ("on_finish", "/attempts", "html[data-stream=on_finish]"),
        ["single_key_shortcuts"] = ("off", "/today", "html[data-keys=off]"),
        ["announce_tests"] = ("each", "/attempts", "html[data-tests=each]"),
        ["announce_line"] = ("on", "/attempts", "html[data-caret=on]"),
        ["read_aloud"] = ("on", "/today", "html[data-speech=on]"),
        ["plain_editor"] = ("on", "/attempts", "etude-editor[data-plain]"),
        ["editor_tab"] = ("move_focus", "/attempts", "etude-editor[data-tab=move_focus]"),
        ["editor_size"] = ("18", "/attempts", "etude-editor[data-size='18']"),
        ["editor_wrap"] = ("off", "/attempts", "etude-editor[data-wrap=off] textarea[wrap=off]"),
        ["editor_keys"] = ("vim", "/attempts", "etude-editor[data-keys=vim]"),
        ["editor_indent"] = ("2", "/attempts", "etude-editor[data-indent='2']"),
        ["editor_line_height"] = ("1.8", "/attempts", "etude-editor[data-leading='1.8']"),
        ["editor_bracket_hints"] = ("off", "/attempts", "etude-editor[data-brackets=off]"),
        ["editor_autocomplete"] = ("off", "/attempts", "etude-editor[data-autocomplete=off]"),
    };

    /// <summary>The keys of the bag that the page's preferences are not, each with the test that shows what it changes.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["display_name"] = nameof(SettingsTests.What_was_set_is_there_again_and_works_at_once),
        ["handle"] = nameof(HandleTests.A_handle_is_claimed_changed_and_given_up),
        ["email"] = nameof(ModelPrivacyTests),
        ["tz"] = nameof(TodayTests.The_day_is_the_one_where_the_person_lives),
        ["minutes_per_day"] = nameof(TodayTests.What_does_not_fit_into_the_minutes_waits_and_is_said),
        ["desired_retention"] = nameof(PlanSettingsTests.Retention_interview_and_light_days_are_kept_and_shown_again),
        ["interview_date"] = nameof(PlanSettingsTests.An_interview_bends_the_plan_and_the_day_of_return),
        ["easy_days"] = nameof(PlanSettingsTests.A_day_that_is_to_be_empty_is_empty_and_says_so),
        ["preferred_voice"] = nameof(PhrasingsTests.The_voice_of_the_settings_speaks_first),
        ["ai_enabled"] = nameof(AiOffTests.Who_switched_it_off_finds_nothing_of_it_anywhere),
        ["active_jd_id"] = nameof(JobsTests.Today_follows_the_active_job_and_says_why),
        ["onboarding_skipped"] = nameof(OnboardingTests.Skipping_everything_ends_the_reminder_on_Today),
        ["iac_profile"] = nameof(ShapeTests.Numbers_are_kept_in_their_proportion_and_shown_as_picture_and_table),
        ["a11y.plain_language"] = nameof(AiOffTests.Plain_language_is_asked_of_the_model),
        ["a11y.shortcut_map"] = nameof(Keys_of_ones_own_are_on_every_page_and_senseless_ones_are_named),
        ["a11y.no_timers"] = nameof(A_switch_that_another_program_set_works_as_the_page_would_have_set_it),
        ["motivation.celebrate"] = nameof(TimeAndMotivationTests.What_was_reached_without_help_is_said_and_not_at_all_to_who_wants_no_such_words),
        ["a11y.large_text"] = nameof(A_switch_that_another_program_set_works_as_the_page_would_have_set_it),
        ["a11y.reduce_motion"] = nameof(A_switch_that_another_program_set_works_as_the_page_would_have_set_it),
        ["a11y.high_contrast"] = nameof(A_switch_that_another_program_set_works_as_the_page_would_have_set_it),
        ["a11y.dyslexia_font"] = nameof(A_switch_that_another_program_set_works_as_the_page_would_have_set_it),
    };

    /// <summary>Keys of the data model that this version reads where they are used, and no property has.</summary>
    private static readonly string[] WithoutProperty = ["active_jd_id", "interview_date", "onboarding_skipped", "iac_profile", "easy_days"];

    public static TheoryData<string> Names() => [.. OnPages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_preference_changes_what_it_says(string name)
    {
        var ada = await Etude.Somebody();
        var (value, where, what) = OnPages[name];
        var path = where == "/attempts" ? (await ada.Starts("busiest-window")).Path : where;
        Assert.Null((await ada.Gets(path)).Html.QuerySelector(what));

        var answer = await ada.SendsForJson(Only((await ada.Gets("/settings")).Form("/settings"), (name, value)));

        Assert.Equal("Saved.", (string?)answer.Json["message"]);
        Assert.NotNull((await ada.Gets(path)).Html.QuerySelector(what));
    }

    [Fact]
    public void Every_key_of_the_settings_has_an_entry()
    {
        (string Name, Type Type)[] bags = [("ui", typeof(InterfaceSettings)), ("a11y", typeof(Accessibility)), ("time", typeof(TimeSettings)), ("editor", typeof(EditorSettings)), ("motivation", typeof(MotivationSettings))];
        var keys = Keys(typeof(PersonSettings), "").Concat(bags.SelectMany(b => Keys(b.Type, b.Name + "."))).Concat(WithoutProperty).Except(bags.Select(b => b.Name));
        var entries = Preferences.All.Where(p => OnPages.ContainsKey(p.Name)).Select(p => $"{p.Bag}.{p.Key}").Concat(Elsewhere.Keys);

        Assert.Equal(keys.Order(StringComparer.Ordinal), entries.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("large_text", "html[data-text='125']")]
    [InlineData("reduce_motion", "html[data-motion=reduce]")]
    [InlineData("high_contrast", "html[data-theme=hc-light]")]
    [InlineData("no_timers", "html[data-timer=off]")]
    [InlineData("dyslexia_font", "html[data-font=opendyslexic][data-spacing=relaxed]")]
    public async Task A_switch_that_another_program_set_works_as_the_page_would_have_set_it(string key, string what)
    {
        var ada = await Etude.Somebody();
        await Etude.Does("update users set settings_json = settings_json || jsonb_build_object('a11y', jsonb_build_object($2::text, true)) where id = $1", ada.Id, key);

        Assert.NotNull((await ada.Gets("/today")).Html.QuerySelector(what));
    }

    [Fact]
    public async Task A_choice_sets_the_older_switch_too()
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(("text_scale", "200"), ("motion", "reduce"), ("font", "opendyslexic"), ("theme", "hc-dark"), ("timer", "off")));

        Assert.Equal("true true true true true", await Etude.Asks<string>("""
            select concat_ws(' ', a ->> 'large_text', a ->> 'reduce_motion', a ->> 'dyslexia_font', a ->> 'high_contrast', a ->> 'no_timers') from (select settings_json -> 'a11y' as a from users where id = $1) one
            """, ada.Id));
    }

    [Fact]
    public async Task Keys_of_ones_own_are_on_every_page_and_senseless_ones_are_named()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/settings")).Form("/settings");
        await ada.Sends(form.With("shortcut_map", "g t: h\r\n?: g ?"));
        Assert.Equal("""{"?":"g ?","g t":"h"}""", (await ada.Gets("/today")).Html.DocumentElement.GetAttribute("data-keymap"));
        Assert.Equal("?: g ?\ng t: h", (await ada.Gets("/settings")).Form("/settings")["shortcut_map"]!.ReplaceLineEndings("\n"));

        foreach (var (typed, says) in new[] { ("zz: h", "none of Etude’s single keys"), ("g t", "enter one character"), ("g t: Enter", "enter one character"), ("g t: h\ng p: h", "two things"), ("g t: h\ng t: j", "twice") })
        {
            var answer = await ada.Sends(form.With("shortcut_map", typed));
            Assert.Contains(says, answer.Words, StringComparison.Ordinal);
            Assert.Equal(typed, answer.Form("/settings")["shortcut_map"]!.ReplaceLineEndings("\n"));
        }

        await ada.Sends(form.With("shortcut_map", ""));
        Assert.Null((await ada.Gets("/today")).Html.DocumentElement.GetAttribute("data-keymap"));
    }

    [Fact]
    public async Task One_field_is_saved_alone_and_everything_else_stays()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/settings")).Form("/settings");
        await ada.Sends(form.With(("focus_mode", "on"), ("easy_sunday", "0"), ("interview_date", "2026-12-03"), ("font", "system")));

        await ada.SendsForJson(Only(form, ("theme", "dark")));
        var wrong = await ada.SendsForJson(Only(form, ("tz", "Middle-earth")));
        await ada.SendsForJson(Only(form, ("focus_mode", "off")));

        Assert.Equal("Enter a time zone by its city, such as Europe/Paris or Asia/Bangkok.", (string?)wrong.Json["mistakes"]!["tz"]);
        Assert.Equal("""dark {"sunday": 0} 2026-12-03 system false""", await Etude.Asks<string>("""
            select concat_ws(' ', s #>> '{ui,theme}', s -> 'easy_days', s ->> 'interview_date', s #>> '{a11y,font}', s #>> '{a11y,focus_mode}') from (select settings_json as s from users where id = $1) one
            """, ada.Id));
    }

    private static HtmlForm Only(HtmlForm form, (string Name, string Value) field) =>
        (form with { Fields = [.. form.Fields.Where(f => f.Key == "__RequestVerificationToken")] }).With(field);

    private static IEnumerable<string> Keys(Type type, string before) => type.GetProperties()
        .Where(p => p.CanWrite && p.GetCustomAttributes(typeof(JsonIgnoreAttribute), false).Length == 0 && p.GetCustomAttributes(typeof(JsonExtensionDataAttribute), false).Length == 0)
        .Select(p => before + Humps().Replace(p.Name, "_$0").ToLowerInvariant());

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Humps();
}
