using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>Problems in three languages, worked in the real browser by keyboard, and an editor that takes every key.</summary>
public sealed class StudioLanguageTests(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    private const string Heading = "#tests-title";
    private const string Editor = ".cm-content";
    private const string Code = "textarea[name=code]";

    [Fact]
    public async Task A_query_fails_with_the_rows_side_by_side_then_is_mended_and_a_line_is_tried()
    {
        var tab = await Opens("the-price-that-counts");
        await Expect(tab[".editor-bar"]).ToContainTextAsync("the_price_that_counts.sql");
        await Expect(tab[".editor-bar"]).ToContainTextAsync("PostgreSQL 18, in this browser");
        await Replaces(tab, "select product, cens\nfrom prices\nwhere valid_from <= '2026-03-15'");
        await tab.Presses("Control+Enter");
        await Expect(tab[Heading]).ToHaveTextAsync("The code does not run yet");
        await Expect(tab[".failcase .mono"]).ToHaveTextAsync("Line 1: column \"cens\" does not exist. Perhaps you meant to reference the column \"prices.cents\"");

        await Replaces(tab, "select product, cents\nfrom prices\nwhere valid_from <= '2026-03-15'");
        await tab.Presses("Control+Enter");
        await Expect(tab[Heading]).ToHaveTextAsync("1 of 6 tests pass");
        var failing = tab["[data-details] > .failcase"];
        await Expect(failing.GetByRole(Microsoft.Playwright.AriaRole.Region, new() { Name = "Input" })).ToContainTextAsync("1 │ tea     │   900 │ 2026-01-01");
        await Expect(failing.GetByRole(Microsoft.Playwright.AriaRole.Region, new() { Name = "Got" })).ToContainTextAsync("tea     │   900");
        await Expect(failing).ToContainTextAsync("1 further row is there. Not expected: product tea, cents 900.");
        await tab.Page.IsAccessible();

        await Replaces(tab, house.Solution("the-price-that-counts", "sql"));
        await tab.Presses("Control+Enter");
        await Expect(tab[Heading]).ToHaveTextAsync("All 6 tests pass");
        await tab.Presses("Control+'");
        await tab.Types("select null as nothing, max(cents) from prices");
        await tab.Presses("Enter");
        await Expect(tab["[data-tried]"]).ToContainTextAsync("nothing │ max");
        await Expect(tab["[data-tried]"]).ToContainTextAsync("NULL    │ 900");
        await tab.Page.IsAccessible();
    }

    [Fact]
    public async Task A_module_fails_then_passes_and_an_expression_is_tried_on_what_it_exports()
    {
        var tab = await Opens("debounce-with-a-clock");
        await Expect(tab[".editor-bar"]).ToContainTextAsync("JavaScript, in this browser");
        await Replaces(tab, "export function debounce(fn, wait, clock) {\n  return fn(;\n}");
        await tab.Presses("Control+Enter");
        await Expect(tab[Heading]).ToHaveTextAsync("The code does not run yet");
        await Expect(tab[".failcase .mono"]).ToContainTextAsync("Line 2: ");

        await Replaces(tab, "export function debounce(fn) {\n  while (true);\n}");
        await tab.Presses("Control+Enter");
        await Expect(tab["[data-cancel]"]).ToBeVisibleAsync();
        await tab["[data-cancel]"].PressAsync("Enter");
        await Expect(tab["[data-said]"]).ToHaveTextAsync("Stopped. This run does not count.");

        await Replaces(tab, house.Solution("debounce-with-a-clock", "javascript"));
        await tab.Presses("Control+Enter");
        await Expect(tab[Heading]).ToHaveTextAsync("All 10 tests pass");
        await tab.Presses("Control+'");
        await tab.Types("typeof debounce(() => {}).flush");
        await tab.Presses("Enter");
        await Expect(tab["[data-tried]"]).ToHaveTextAsync("\"function\"");
        await tab.Page.IsAccessible();
    }

    [Fact]
    public async Task One_goes_on_in_another_language_and_back_and_opens_the_solution_without_losing_a_word()
    {
        var tab = await Opens("first-bad-release");
        await Replaces(tab, "in_python = 1");
        await tab["button[name=language]"].PressAsync("Enter");
        await Expect(tab[".editor-bar"]).ToContainTextAsync("first_bad_release.js");
        await Replaces(tab, "export const inJavaScript = 1;");
        await tab["button[name=language]"].PressAsync("Enter");
        await Expect(tab[".editor-bar"]).ToContainTextAsync("first_bad_release.py");
        await Expect(tab[Code]).ToHaveValueAsync("in_python = 1");
        await Expect(tab["[data-draft-notice]"]).ToBeHiddenAsync();

        await tab["#solution summary"].PressAsync("Enter");
        await tab["#solution button"].PressAsync("Enter");
        await Expect(tab["#solution"]).ToContainTextAsync("def first_bad(releases, is_bad):");
        await Expect(tab[Code]).ToHaveValueAsync("in_python = 1");
        await Expect(tab["[data-draft-notice]"]).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_typed_over_a_selection_of_many_lines_takes_its_place_and_a_bracket_goes_around_it()
    {
        const string coloured = "def one(x):\n    return x\n\ndef two(x):\n    return 2 * x\n";
        var tab = await OpensPython(coloured);
        await tab[Editor].FocusAsync();
        await tab.Presses("Control+a", "(");
        await Expect(tab[Code]).ToHaveValueAsync($"({coloured})");
        await tab.Presses("Control+z", "Control+a", "x");
        await Expect(tab[Code]).ToHaveValueAsync("x");
        await tab.Presses("Control+z");
        await Expect(tab[Code]).ToHaveValueAsync(coloured);
        await tab.Presses("Control+a");
        await tab.Types("value = 'typed at once'");
        await Expect(tab[Code]).ToHaveValueAsync("value = 'typed at once'");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("vim")]
    public async Task What_is_typed_before_the_editor_came_is_kept_with_its_selection_and_one_goes_on_typing(string keys)
    {
        var arrives = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tab = await OpensPython("first = 1\nsecond = 2\n", keys, arrives.Task);
        await tab[Code].FocusAsync();
        await tab.Presses("Control+Home");
        await tab.Types("zero = 0\n");
        await tab.Presses("End", "Shift+ArrowLeft", "Shift+ArrowLeft");
        await Expect(tab[Editor]).ToHaveCountAsync(0);
        arrives.SetResult();
        await Expect(tab[Editor]).ToBeFocusedAsync();
        await Expect(tab["[data-position]"]).ToHaveTextAsync("Line 2, column 8");

        // It grows at the end where it was growing.
        await tab.Presses("Shift+ArrowLeft");
        await tab.Types("is 1");
        await Expect(tab[Code]).ToHaveValueAsync("zero = 0\nfirst is 1\nsecond = 2\n");
    }

    [Fact]
    public async Task The_editor_waits_for_what_an_input_method_is_composing()
    {
        var arrives = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tab = await OpensPython(" = 1\n", editor: arrives.Task);
        await tab[Code].FocusAsync();
        var keyboard = await tab.Context.NewCDPSessionAsync(tab.Page);
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "ni", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        var chunk = await tab.Page.RunAndWaitForRequestFinishedAsync(() => { arrives.SetResult(); return Task.CompletedTask; }, new() { Predicate = asked => asked.Url.Contains("/code-editor-", StringComparison.Ordinal) });
        await tab.Page.EvaluateAsync("url => import(url).then(() => null)", chunk.Url);
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "你" });
        await Expect(tab[Editor]).ToBeFocusedAsync();
        await tab.Types("s");
        await Expect(tab[Code]).ToHaveValueAsync("你s = 1\n");
    }

    [Fact]
    public async Task A_run_that_was_stopped_while_its_engine_was_on_the_way_does_not_hold_up_the_next_one()
    {
        var comes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tab = await Opens("debounce-with-a-clock", engine: comes.Task);
        await Replaces(tab, "export function debounce(fn) {\n  while (true);\n}");
        await tab.Presses("Control+Enter");
        await tab["[data-cancel]"].PressAsync("Enter");
        await Expect(tab["[data-said]"]).ToHaveTextAsync("Stopped. This run does not count.");
        await Replaces(tab, house.Solution("debounce-with-a-clock", "javascript"));
        await tab.Presses("Control+Enter");
        await Expect(tab["[data-cancel]"]).ToBeVisibleAsync();
        comes.SetResult();
        await Expect(tab[Heading]).ToHaveTextAsync("All 10 tests pass");
    }

    private async Task<Tab> OpensPython(string code, string? keys = null, Task? editor = null)
    {
        var (who, practice) = await house.SomebodyAtWork("busiest-window", ("phase", "implement"), ("code", code));
        if (keys is not null)
            await who.Sends((await who.Gets("/settings")).Form("/settings").With(("editor_keys", keys)));
        var tab = await Opens(house.Etude.Address, who);
        await tab.LeavesPythonOut();
        if (editor is not null)
            await tab.Context.RouteAsync("**/assets/code-editor-*.js", async route => { await editor; await route.ContinueAsync(); });
        await tab.Visits(practice.Path);
        return tab;
    }

    private async Task<Tab> Opens(string slug, Task? engine = null)
    {
        var (who, practice) = await house.SomebodyAtWork(slug, ("phase", "implement"), ("confidence", "4"));
        var tab = await Opens(house.Etude.Address, who);
        if (engine is not null)
            await tab.Context.RouteAsync("**/engines/javascript-worker-*.js", async route => { await engine; await route.ContinueAsync(); });
        await tab.Visits(practice.Path);
        return tab;
    }

    private static async Task Replaces(Tab tab, string code)
    {
        await tab[Editor].FocusAsync();
        await tab.Presses("Control+a");
        await tab.Pastes(code);
        await Expect(tab[Code]).ToHaveValueAsync(code);
    }
}
