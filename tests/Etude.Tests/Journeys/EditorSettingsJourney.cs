using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>The settings of the code editor at work, by keyboard alone.</summary>
public sealed class EditorSettingsJourney(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    [Fact]
    public async Task With_Vims_keys_one_edits_saves_and_gets_out_again()
    {
        var tab = await Opens("first = 1\nsecond = 2\n", ("editor_keys", "vim"), ("editor_indent", "2"));
        await Expect(tab["#leave"]).ToHaveTextAsync("Ctrl M then Tab leaves the editor");
        await tab[".cm-content"].FocusAsync();

        await tab.Presses("g", "g", "d", "d", "A");
        await Expect(tab[".cm-vim-panel"]).ToContainTextAsync("INSERT");
        await Expect(tab["#announcer"]).ToHaveTextAsync("Insert mode");
        await tab.Types("0");
        await tab.Presses("Enter", "Tab");
        await tab.Types("x");
        await tab.Presses("Escape");
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("second = 20\n  x\n");
        await tab.Saves(async () =>
        {
            await tab.Types(":w");
            await tab.Presses("Enter");
        });

        await Expect(tab[".cm-content"]).ToBeFocusedAsync();
        await tab.Presses("i", "Escape", "Tab");
        Assert.True(await tab.HasFocus(".cm-content"));
        await tab.Presses("Control+m");
        await Expect(tab["#announcer"]).ToHaveTextAsync("Tab leaves the editor.");
        await tab.Presses("Tab");
        Assert.False(await tab.HasFocus(".cm-content"));
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("second = 20\n  x\n");
        await tab.Presses("Shift+Tab", "Control+Enter");
        await Expect(tab["#announcer"]).ToContainTextAsync("First say how sure you are");
    }

    [Fact]
    public async Task With_Emacs_keys_one_edits_saves_and_gets_out_again()
    {
        var tab = await Opens("first = 1\nsecond = 2\n", ("editor_keys", "emacs"));
        await Expect(tab["#leave"]).ToHaveTextAsync("Esc then Tab leaves the editor");
        await tab[".cm-content"].FocusAsync();

        await tab.Presses("Control+e", "Control+k", "Control+a", "Control+f");
        await tab.Types("_");
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("f_irst = 1second = 2\n");
        await tab.Saves(() => tab.Presses("Control+x", "Control+s"));

        await tab.Presses("Escape", "Tab");
        Assert.False(await tab.HasFocus(".cm-content"));
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("f_irst = 1second = 2\n");
    }

    [Fact]
    public async Task The_editor_is_as_large_as_wide_and_as_quiet_as_was_chosen()
    {
        var tab = await Opens("x = 1\n", ("editor_size", "21"), ("editor_line_height", "2"), ("editor_wrap", "off"), ("editor_bracket_hints", "off"), ("editor_indent", "tab"), ("editor_tab", "indent"));
        Assert.Equal("21px 42px", await tab.Page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.querySelector('.cm-line')); return `${s.fontSize} ${s.lineHeight}`; }"));
        await Expect(tab[".cm-lineWrapping"]).ToHaveCountAsync(0);
        await tab[".cm-content"].FocusAsync();
        await tab.Presses("Control+Home");
        await tab.Types("(");
        await tab.Presses("Control+Home", "Tab");
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("\t(x = 1\n");
    }

    private async Task<Tab> Opens(string code, params (string, string)[] chosen)
    {
        var (who, practice) = await house.SomebodyAtWork("busiest-window", ("phase", "implement"), ("code", code));
        await who.Sends((await who.Gets("/settings")).Form("/settings").With(chosen));
        var tab = await Opens(house.Etude.Address, who);
        await tab.LeavesPythonOut();
        await tab.Visits(practice.Path);
        await Expect(tab["etude-editor[data-ready] .cm-content"]).ToBeVisibleAsync();
        return tab;
    }
}
