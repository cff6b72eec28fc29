using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>Every screen in four themes, at two widths, under the rules of axe and of reflow. Console errors and broken policies count too.</summary>
public sealed class AccessTests(JourneyHouse house, SharedBrowser browser) : Journey, IClassFixture<JourneyHouse>, IClassFixture<SharedBrowser>
{
    /// <summary>Every width with every rule and in two themes; every theme with the rules of colour, which a width does not change.</summary>
    private static readonly (int Width, string Theme, string Other)[] Looks = [(1280, "light", "hc-dark"), (320, "dark", "hc-light")];

    /// <summary>The spacing that WCAG 1.4.12 lets everybody ask for. A sheet made by script is no inline style, so the policy lets it in.</summary>
    private const string SpaceOut = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }
        """;

    /// <summary>Elements that stand out of the page sideways, where the page would scroll because of them.</summary>
    private const string StandingOut = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && getComputedStyle(one).position !== "absolute")
            .map((one) => `${one.tagName.toLowerCase()}.${one.className} reaches ${Math.round(one.getBoundingClientRect().right)}`)
            .concat(`the page is ${root.scrollWidth} wide`);
        }
        """;

    public static TheoryData<string> Names => [.. Screens.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_screen_is_accessible_in_every_theme_and_width(string screen)
    {
        await browser.OpensAt(house.Etude.Address);
        var visitor = new ScreenVisitor(house, (address, who) => OpensIn(browser, address, who));
        await Screens.All[screen](visitor);
        // The answer to a form can be seen before its styles came.
        await visitor.Tab.Listens();
        var page = visitor.Tab.Page;
        var faults = new List<string>();
        foreach (var (width, theme, other) in Looks)
        {
            // As tall as the page, since a bar that sticks to the window's edge would cover half of some target.
            await page.SetViewportSizeAsync(width, 800);
            await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
            await Turns(page, theme);
            faults.AddRange((await page.Faults()).Select(f => $"{width}, {theme}: {f}"));
            await Turns(page, other);
            faults.AddRange((await page.FaultsOfColour()).Select(f => $"{width}, {other}: {f}"));
            faults.AddRange((await page.EvaluateAsync<string[]>(StandingOut)).Select(f => $"{width}: {f}"));
        }

        await page.EvaluateAsync(SpaceOut);
        faults.AddRange((await page.EvaluateAsync<string[]>(StandingOut)).Select(f => $"320, spaced out: {f}"));
        Found.Nothing(faults);
    }

    /// <summary>A theme of the settings is an attribute that the server writes; here a script writes it, which saves loading each page four times.</summary>
    private static async Task Turns(IPage page, string theme) => await page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("hc-light")]
    [InlineData("hc-dark")]
    public async Task The_theme_of_the_settings_is_written_on_the_page(string theme)
    {
        var who = await house.Somebody();
        await who.Sends((await who.Gets("/settings")).Form("/settings").With("theme", theme));
        var tab = await Opens(house.Etude.Address, who);
        await tab.Visits("/today");
        Assert.Equal(theme, await tab["html"].GetAttributeAsync("data-theme"));
        await tab.Page.IsAccessible();
    }

    [Theory]
    [InlineData(ColorScheme.Light, "light")]
    [InlineData(ColorScheme.Dark, "dark")]
    public async Task Without_a_theme_the_page_looks_as_the_system_does(ColorScheme system, string theme)
    {
        var tab = await Opens(house.Etude.Address, options: new() { ColorScheme = system });
        await tab.Visits("/");
        Assert.Null(await tab["html"].GetAttributeAsync("data-theme"));
        var ground = await Ground(tab);
        await Turns(tab.Page, theme);
        Assert.Equal(ground, await Ground(tab));
        await Turns(tab.Page, theme == "dark" ? "light" : "dark");
        Assert.NotEqual(ground, await Ground(tab));
    }

    private static Task<string> Ground(Tab tab) => tab["body"].EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");
}
