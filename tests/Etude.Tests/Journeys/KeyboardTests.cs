using System.Text.Json;
using Etude.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>What the keyboard reaches, what it shows, and what single keys may and may not do.</summary>
public sealed class KeyboardTests(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    /// <summary>The focused element as a person would point at it, and what is wrong with its place or its outline.</summary>
    private const string LookAtFocus = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const bearers = [element, element.closest("label"), element.closest(".editor")].filter(Boolean);
          const outlined = bearers.some((one) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(one);
            return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
          });
          const box = element.getBoundingClientRect();
          const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
          const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
          const seen = right > left && bottom > top && [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([across, down]) => {
            const hit = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
            return hit && (element.contains(hit) || hit.closest("label")?.contains(element));
          });
          const name = `${element.tagName.toLowerCase()} "${(element.getAttribute("aria-label") ?? element.id ?? "") || element.textContent.trim().slice(0, 40)}"`;
          element.dataset.walked = (Number(element.dataset.walked ?? 0) + 1).toString();
          return { name, editor: element.matches(".cm-content"), again: element.dataset.walked !== "1", outlined, seen };
        }
        """;

    [Theory]
    [InlineData("today", 1280, 800)]
    [InlineData("today", 320, 640)]
    [InlineData("studio", 1280, 800)]
    [InlineData("studio", 320, 640)]
    public async Task Wherever_Tab_leads_the_focus_is_outlined_and_in_sight(string room, int width, int height)
    {
        var (who, practice) = await house.SomebodyAtWork("session-cache", ("phase", "implement"), ("notes_plan", "Read it\nMend it"), ("test_result", Work.Run(4, 6)));
        var tab = await Opens(house.Etude.Address, who, new() { ViewportSize = new() { Width = width, Height = height } });
        await tab.LeavesPythonOut();
        await tab.Visits(room == "today" ? "/today" : practice.Path);
        if (room == "studio")
            await Expect(tab[".cm-content"]).ToBeVisibleAsync();

        var (stops, faults) = await Walk(tab);

        Found.Nothing(faults);
        Assert.True(stops > 10, $"Tab found only {stops} stops.");
    }

    [Fact]
    public async Task In_the_editor_Tab_indents_and_Esc_Tab_leaves()
    {
        var (who, practice) = await house.SomebodyWithCode("x = 1");
        var tab = await Opens(house.Etude.Address, who);
        await tab.LeavesPythonOut();
        await tab.Visits(practice.Path);
        await Expect(tab[".cm-content"]).ToBeVisibleAsync();
        await tab.TabsTo(".cm-content");
        await tab.Presses("Tab");
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("    x = 1");
        Assert.True(await tab.HasFocus(".cm-content"));
        await Expect(tab["#leave"]).ToBeVisibleAsync();
        await Expect(tab[".cm-content"]).ToHaveAttributeAsync("aria-describedby", "leave");
        await tab.Presses("Escape", "Tab");
        Assert.False(await tab.HasFocus(".cm-content"));
        await Expect(tab["textarea[name=code]"]).ToHaveValueAsync("    x = 1");
    }

    [Fact]
    public async Task The_plain_editor_is_a_text_area_that_Tab_leaves()
    {
        var (who, practice) = await house.SomebodyWithCode("def busiest_window(times, width):\n    return None\n");
        await who.Sends((await who.Gets("/settings")).Form("/settings").With("plain_editor", "on"));
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits(practice.Path);
        await tab.TabsTo("textarea[name=code]");
        await tab.Presses("Tab");
        await Expect(tab["#prediction"]).ToBeFocusedAsync();
        await tab.Presses("Control+Enter");
        await Expect(tab["#tests-title"]).ToContainTextAsync("tests pass");
        await Expect(tab[".cm-content"]).ToHaveCountAsync(0);
        await tab.Page.IsAccessible();
    }

    [Theory]
    [InlineData("?", "/help")]
    [InlineData("/", "/problems#q")]
    [InlineData("g t", "/today")]
    [InlineData("g p", "/problems")]
    [InlineData("g s", "/settings")]
    public async Task Single_keys_lead_to_the_rooms(string keys, string room)
    {
        var tab = await Opens(house.Etude.Address, await house.Somebody());
        await tab.Visits("/help");
        await tab.Presses(keys.Split(' '));
        await Expect(tab.Page).ToHaveURLAsync(new Uri(house.Etude.Address, room).ToString());
    }

    [Fact]
    public async Task Single_keys_do_nothing_once_they_are_switched_off()
    {
        var who = await house.Somebody();
        await who.Sends((await who.Gets("/settings")).Form("/settings").Without("single_key_shortcuts"));
        var tab = await Opens(house.Etude.Address, who);
        var visited = Visited(tab);
        await tab.Visits("/today");
        await tab.Presses("?", "/", "g", "t", "g", "p", "Enter");
        await tab.Visits("/settings");
        Assert.Equal(["/today", "/settings"], visited);
    }

    [Fact]
    public async Task Single_keys_are_letters_in_a_field()
    {
        var who = await house.Somebody();
        var tab = await Opens(house.Etude.Address, who);
        var visited = Visited(tab);
        await tab.Visits("/problems");
        await tab.Presses("/");
        await Expect(tab["#q"]).ToBeFocusedAsync();
        await tab.Presses("g", "t", "?", "/");
        await Expect(tab["#q"]).ToHaveValueAsync("gt?/");
        await tab.Visits("/today");
        Assert.Equal(["/problems", "/today"], visited);
    }

    private static async Task<(int Stops, IReadOnlyList<string> Faults)> Walk(Tab tab)
    {
        var faults = new List<string>();
        for (var stops = 0; stops < 150; stops++)
        {
            await tab.Presses("Tab");
            if (await tab.Page.EvaluateAsync<JsonElement?>(LookAtFocus) is not { ValueKind: JsonValueKind.Object } stop || stop.GetProperty("again").GetBoolean())
                return (stops, faults);
            if (!stop.GetProperty("outlined").GetBoolean())
                faults.Add($"{stop.GetProperty("name")} has no outline");
            if (!stop.GetProperty("seen").GetBoolean())
                faults.Add($"{stop.GetProperty("name")} is covered or out of sight");
            if (stop.GetProperty("editor").GetBoolean())
                await tab.Presses("Escape");
        }

        return (150, [.. faults, "Tab never came round."]);
    }

    private static List<string> Visited(Tab tab)
    {
        var visited = new List<string>();
        tab.Page.Request += (_, request) => { if (request.IsNavigationRequest) visited.Add(new Uri(request.Url).AbsolutePath); };
        return visited;
    }
}
