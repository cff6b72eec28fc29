using System.Globalization;
using System.Text.RegularExpressions;
using Etude.Platform.Postgres;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Settings;

/// <summary>What the settings make of time, of what is reached, and of names that settings had before.</summary>
public sealed class TimeAndMotivationTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private async Task<Learner> Somebody(params (string, string)[] chosen)
    {
        var ada = await fixture.Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(chosen));
        return ada;
    }

    [Theory]
    [InlineData("1", 50, "50 minutes against a target of 17", "Hard")]
    [InlineData("2", 50, "50 minutes against a target of 34", "Good")]
    [InlineData("10", 50, "50 minutes against a target of 170", "Easy")]
    [InlineData("none", 500, "no hint, 500 minutes.", "Easy")]
    public async Task The_grade_goes_by_the_target_times_that_the_person_wants(string scale, int minutes, string reason, string grade)
    {
        var ada = await Somebody(("limit_scale", scale));

        var result = await (await ada.Starts("busiest-window")).Submits([.. Work.Solved.Where(f => f.Item1 != "seconds_implement"), .. Work.Minutes(minutes)]);

        Assert.Contains(reason, result.Words, StringComparison.Ordinal);
        Assert.Equal(grade, result.Html.QuerySelector(".grade-word")!.TextContent);
        Assert.Equal(scale == "none", !result.Words.Contains("target", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "17 minutes in five phases", "Start, 17 minutes", "17 min", "17")]
    [InlineData("2", "34 minutes in five phases", "Start, 34 minutes", "34 min", "34")]
    [InlineData("10", "170 minutes in five phases", "Start, 170 minutes", "170 min", "170")]
    [InlineData("none", "Five phases", "Start", null, "17")]
    [InlineData("whatever", "17 minutes in five phases", "Start, 17 minutes", "17 min", "17")]
    public async Task The_problem_the_list_and_Today_show_the_same_minutes(string scale, string title, string button, string? listed, string planned)
    {
        var ada = await fixture.Etude.Somebody();
        // As another program may have left it there.
        await fixture.Etude.Does("update users set settings_json = settings_json || jsonb_build_object('time', jsonb_build_object('limit_scale', $2::text)) where id = $1", ada.Id, scale);

        var problem = await ada.Gets("/problems/busiest-window");
        var line = (await ada.Gets("/problems?q=busiest")).Html.QuerySelector(".catalogue li:has(a[href='/problems/busiest-window'])")!;
        await ada.Starts("busiest-window");
        var today = await ada.Gets("/today");

        Assert.Equal((title, button), (problem.TextOf("#time-title"), problem.TextOf("form .btn-primary")));
        Assert.Equal(listed, line.QuerySelectorAll(".facts span").Select(s => s.TextContent).SingleOrDefault(f => f.EndsWith(" min", StringComparison.Ordinal)));
        Assert.Equal(scale == "none", problem.Words.Contains("Without target times", StringComparison.Ordinal));
        Assert.Equal(planned, today.Html.QuerySelector(".mins")!.FirstChild!.TextContent);
        Assert.Equal((1, 1), (problem.RoundTrips, today.RoundTrips));
    }

    [Fact]
    public async Task The_first_steps_say_how_long_the_first_problem_takes_for_this_person()
    {
        var (usual, slower, freed) = (await fixture.Etude.Somebody(), await Somebody(("limit_scale", "2")), await Somebody(("limit_scale", "none")));

        var said = new List<string>();
        foreach (var one in new[] { usual, slower, freed })
            said.Add((await one.Gets("/onboarding")).TextOf("#first-title + p"));

        var minutes = int.Parse(Regex.Match(said[0], "takes about ([0-9]+) minutes").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Contains($"takes about {2 * minutes} minutes", said[1], StringComparison.Ordinal);
        Assert.Contains("is short, with the tests", said[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_planned_with_these_minutes_too()
    {
        var (usual, slower) = (await Somebody(("minutes_per_day", "90")), await Somebody(("minutes_per_day", "90"), ("limit_scale", "10")));
        static int Pieces(Page today) => today.Html.QuerySelectorAll(".mins").Length;

        var (quick, slow) = (await usual.Gets("/today"), await slower.Gets("/today"));

        // The first piece of a day always fits; beside one that takes ten times as long nothing else does.
        Assert.Equal(1, Pieces(slow));
        Assert.InRange(Pieces(quick), 2, 9);
    }

    [Fact]
    public async Task Without_a_target_the_phases_name_none()
    {
        var ada = await Somebody(("limit_scale", "none"));
        var practice = await ada.Starts("busiest-window");
        await practice.Saves([("phase", "plan"), ("seconds_explore", "126")]);
        var bar = (await practice.Shows()).Html.QuerySelector(".phases")!;

        Assert.Equal("2:06 0 0:00 0:00 0:00", string.Join(' ', bar.QuerySelectorAll(".time").Select(t => t.TextContent.Trim())));
        Assert.Null(bar.QuerySelector(".over"));
    }

    [Theory]
    [InlineData("hidden", "Show the clock", "1 of 2 min")]
    [InlineData("shown", "Hide the clock", "1:30 of 2 min")]
    [InlineData("off", null, "target 2 min")]
    public async Task The_clock_begins_as_the_settings_say(string timer, string? button, string time)
    {
        var ada = await Somebody(("timer", timer));
        var practice = await ada.Starts("busiest-window");
        await practice.Saves([("phase", "explore"), ("seconds_explore", "90")]);
        var page = (await practice.Shows()).Html;

        Assert.Equal(button, page.QuerySelector("[data-clock-toggle]")?.TextContent);
        Assert.Equal(time, string.Join(' ', page.QuerySelector(".phases .time")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task A_time_that_nobody_measured_is_not_named()
    {
        var ada = await Somebody(("timer", "off"));

        var result = await (await ada.Starts("busiest-window")).Submits([.. Work.Solved.Where(f => f.Item1 != "seconds_implement")]);

        Assert.Contains("All 6 tests pass, no hint.", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_reached_without_help_is_said_and_not_at_all_to_who_wants_no_such_words()
    {
        var ada = await Somebody();
        static string? Reached(Page page) => page.Html.QuerySelector(".reached")?.TextContent.Trim();
        Assert.Null(Reached(await (await ada.Starts("busiest-window")).Submits(Work.Failed)));
        Assert.Equal("The first time that you solve this one without help.", Reached(await (await ada.Starts("busiest-window")).Submits(Work.Solved)));
        await fixture.Etude.Does("update attempts set submitted_at = submitted_at - interval '34 days' where user_id = $1", ada.Id);
        var again = await ada.Starts("busiest-window");
        Assert.Equal("Solved without help again, 34 days after the last time.", Reached(await again.Submits(Work.Solved)));

        var helped = await ada.Starts("size-it-first");
        await helped.TakesHint("explore", 0);
        Assert.Null(Reached(await helped.Submits(Work.Solved)));

        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("celebrate", "off"));
        Assert.Null(Reached(await again.Shows()));
    }

    [Fact]
    public async Task Choices_under_the_names_of_before_move_and_everything_else_stays()
    {
        var ada = await fixture.Etude.Somebody();
        await fixture.Etude.Does("""
            update users set settings_json = '{"tz": "Asia/Bangkok", "theme": "dark", "practice_days": "off", "ui": {"x": 1}, "a11y": {"no_single_keys": true, "font": "inter"}, "editor": {"tab": "indent"}}' where id = $1
            """, ada.Id);
        var script = await File.ReadAllTextAsync(Path.Combine(TestPostgres.Root, "migrations_pg", "022_settings_by_name.sql"), TestContext.Current.CancellationToken);
        foreach (var statement in script.Split(";\n").Where(s => s.Contains("update", StringComparison.Ordinal)))
            await fixture.Etude.Does(statement);

        Assert.True(await fixture.Etude.Asks<bool>("""
            select settings_json = '{"tz": "Asia/Bangkok", "ui": {"x": 1, "theme": "dark"}, "motivation": {"streak": "off"}, "a11y": {"single_key_shortcuts": false, "font": "inter"}, "editor": {"tab": "indent"}}'::jsonb from users where id = $1
            """, ada.Id));
        var root = (await ada.Gets("/today")).Html.DocumentElement;
        Assert.Equal("dark inter off", $"{root.GetAttribute("data-theme")} {root.GetAttribute("data-font")} {root.GetAttribute("data-keys")}");
    }

    [Theory]
    [InlineData("inter", "inter-latin-wght-normal")]
    [InlineData("opendyslexic", "opendyslexic-latin-400-normal")]
    [InlineData("atkinson", "atkinson-hyperlegible-next-latin-wght-normal")]
    [InlineData("system", null)]
    public async Task Only_the_typeface_that_was_chosen_is_fetched_ahead(string font, string? file)
    {
        var ada = await Somebody(("font", font));
        var ahead = (await ada.Gets("/today")).Html.QuerySelectorAll("link[rel=preload]").Select(l => l.GetAttribute("href")!).ToList();

        Assert.Equal(file is null ? 0 : 1, ahead.Count);
        foreach (var address in ahead)
        {
            Assert.Contains(file!, address, StringComparison.Ordinal);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await ada.Gets(address)).Status);
        }
    }

    [Theory]
    [InlineData("1.5", "2 5 11 5 2")]
    [InlineData("none", "")]
    [InlineData("whatever", "1 3 7 3 1")]
    public void Target_times_are_stretched_and_rounded_up(string scale, string expected) => Assert.Equal(expected,
        string.Join(' ', TimeSettings.Targets(scale, new Dictionary<string, int> { ["explore"] = 1, ["plan"] = 3, ["implement"] = 7, ["verify"] = 3, ["reflect"] = 1 }).Values));
}
