using Etude.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>Running code in the real browser: what is said of bad code, of a bad engine, and what code cannot reach.</summary>
public sealed class StudioRunTests(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    private const string Heading = "#tests-title";
    private const string Said = "[data-said]";

    [Fact]
    public async Task A_loop_that_never_ends_is_stopped_and_said_and_the_next_run_works()
    {
        var tab = await OpensCode("def busiest_window(times, width):\n    while True:\n        pass\n");
        await MayTake(tab, 1);
        await tab["[data-run]"].ClickAsync();
        await Expect(tab[Heading]).ToHaveTextAsync("The run was stopped");
        await Expect(tab["[data-details]"]).ToContainTextAsync("Stopped after 1 s. A loop that never ends is the usual cause.");
        await MayTake(tab, 600);
        await Tries(tab, "6 * 7", "42");
    }

    [Fact]
    public async Task A_run_that_the_person_stops_does_not_count()
    {
        var tab = await OpensCode("def busiest_window(times, width):\n    while True:\n        pass\n");
        await MayTake(tab, 600);
        await tab["[data-run]"].ClickAsync();
        await tab["[data-cancel]"].ClickAsync();
        await Expect(tab[Said]).ToHaveTextAsync("Stopped. This run does not count.");
        await Expect(tab[Heading]).ToHaveTextAsync("Not run yet");
    }

    [Fact]
    public async Task A_syntax_error_is_shown_with_its_line()
    {
        var tab = await OpensCode("def busiest_window(times, width):\n    if width < 1\n        return None\n");
        await tab["[data-run]"].ClickAsync();
        await Expect(tab[Heading]).ToHaveTextAsync("The code does not run yet");
        await Expect(tab[".failcase .mono"]).ToHaveTextAsync("Line 2: expected ':'");
    }

    [Fact]
    public async Task What_the_code_prints_is_shown_as_text()
    {
        var tab = await OpensCode("print('<b>loaded</b>')\n\ndef busiest_window(times, width):\n    return None\n");
        await tab["[data-run]"].ClickAsync();
        await tab.Page.GetByText("Printed, 1 line").ClickAsync();
        await Expect(tab["pre.printed:visible"]).ToHaveTextAsync("<b>loaded</b>");
    }

    [Fact]
    public async Task An_engine_that_cannot_be_fetched_is_told_apart_from_a_wrong_answer()
    {
        var (who, practice) = await house.SomebodyWithCode("def busiest_window(times, width):\n    return None\n");
        var tab = await Opens(house.Etude.Address, who);
        tab.Provokes("Failed to load resource");
        tab.Provokes("net::ERR_FAILED");
        await tab.Context.RouteAsync("**/engines/**", route => route.AbortAsync());
        await tab.Visits(practice.Path);
        // The page tries for itself once it is idle; a run that came before that would be another test's.
        await Expect(tab["[data-note]"]).ToContainTextAsync("could not start");
        await tab["[data-run]"].ClickAsync();
        await Expect(tab[Said]).ToHaveTextAsync("Python could not start in this browser. Your code is saved. Run again to try once more, or reload the page.");
        await Expect(tab[Heading]).ToHaveTextAsync("Not run yet");
        Assert.Equal("", await tab["[name=test_result]"].InputValueAsync());

        await tab.Context.UnrouteAllAsync();
        await tab["[data-run]"].ClickAsync();
        await Expect(tab[Heading]).ToContainTextAsync("tests pass");
    }

    [Fact]
    public async Task Code_cannot_call_the_app_with_the_persons_cookie()
    {
        var tab = await OpensCode("""
            import sys
            from js import XMLHttpRequest, fetch
            from pyodide.code import run_js
            from pyodide.http import open_url

            def by_request():
                request = XMLHttpRequest.new()
                request.open("GET", "/settings", False)
                request.send()
                return request.responseText

            def by_promise():
                sys.got = []
                fetch("/settings").then(lambda answer: sys.got.append("answered"), lambda refusal: sys.got.append("refused"))

            """);
        tab.Provokes("Content Security Policy");
        await Tries(tab, "by_request()", "NetworkError");
        await Tries(tab, "open_url('/settings').read()", "NetworkError");
        await Tries(tab, "run_js('fetch(\"/settings\")')", "EvalError");
        await Tries(tab, "by_promise()", "It ran and gave nothing back.");
        await Tries(tab, "sys.got", "['refused']");
    }

    [Fact]
    public async Task One_line_is_tried_without_saying_how_sure_one_is()
    {
        var (who, practice) = await house.SomebodyAtWork("busiest-window", ("phase", "implement"), ("code", "def busiest_window(times, width):\n    return (times[0], width)\n"));
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits(practice.Path);
        await tab.Presses("Control+'");
        await tab.Types("busiest_window([3], 9)");
        await tab.Presses("Enter");
        await Expect(tab["[data-tried]"]).ToHaveTextAsync("(3, 9)");
        await Expect(tab[Heading]).ToHaveTextAsync("Not run yet");
    }

    private async Task<Tab> OpensCode(string code)
    {
        var (who, practice) = await house.SomebodyWithCode(code);
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits(practice.Path);
        return tab;
    }

    /// <summary>The page says how long a run may take.</summary>
    private static async Task MayTake(Tab tab, int seconds)
    {
        await Expect(tab["[data-limit]"]).ToHaveCountAsync(1);
        await tab["[data-limit]"].EvaluateAsync("(one, seconds) => one.dataset.limit = seconds", $"{seconds}");
    }

    private static async Task Tries(Tab tab, string line, string answer)
    {
        if (await tab["#scratch"].IsHiddenAsync())
            await tab["[data-try]"].ClickAsync();
        await tab["#scratch-line"].FillAsync(line);
        await tab["#scratch button"].ClickAsync();
        await Expect(tab["[data-tried]"]).ToContainTextAsync(answer);
    }
}
