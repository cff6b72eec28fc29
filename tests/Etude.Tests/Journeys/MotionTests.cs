using Etude.Tests.Support;
using Microsoft.Playwright;

namespace Etude.Tests.Journeys;

/// <summary>Whoever asks for no motion, of the system or in the settings, sees none: not on a page and not between two pages.</summary>
public sealed class MotionTests(JourneyHouse house) : Journey, IClassFixture<JourneyHouse>
{
    private const string Lasting = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length";

    /// <summary>Opens a fold of the page, whose mark turns, and counts what takes its time.</summary>
    private const string OpenFold = $$"""
        summary => {
          summary.click();
          getComputedStyle(summary, "::before").transform;
          return {{Lasting}};
        }
        """;

    /// <summary>Counts what takes its time when this page takes the place of the one before.</summary>
    private const string WatchArrival = $$"""
        window.moved = new Promise((done) => addEventListener("pagereveal", ({ viewTransition }) =>
          done(viewTransition ? viewTransition.ready.then(() => {{Lasting}}, () => 0) : 0)));
        """;

    [Fact]
    public async Task With_motion_a_fold_turns_its_mark_and_one_page_glides_into_the_next()
    {
        var tab = await OpensStudio(await house.Somebody(), ReducedMotion.NoPreference);
        Assert.NotEqual((0, 0), (await Fold(tab), await Arrival(tab)));
    }

    [Fact]
    public async Task Nothing_moves_where_the_system_asks_for_no_motion()
    {
        var tab = await OpensStudio(await house.Somebody(), ReducedMotion.Reduce);
        Assert.Equal((0, 0), (await Fold(tab), await Arrival(tab)));
    }

    [Fact]
    public async Task Nothing_moves_where_the_settings_ask_for_no_motion()
    {
        var who = await house.Somebody();
        await who.Sends((await who.Gets("/settings")).Form("/settings").With("motion", "reduce"));
        var tab = await OpensStudio(who, ReducedMotion.NoPreference);
        Assert.Equal((0, 0), (await Fold(tab), await Arrival(tab)));
    }

    private async Task<Tab> OpensStudio(Learner who, ReducedMotion asked)
    {
        var practice = await who.Starts("busiest-window");
        await practice.Saves(("phase", "implement"), ("confidence", "3"), ("test_result", Work.Run(4, 6)));
        var tab = await Opens(house.Etude.Address, who, new() { ReducedMotion = asked });
        await tab.Context.AddInitScriptAsync(WatchArrival);
        await tab.LeavesPythonOut();
        await tab.Visits(practice.Path);
        return tab;
    }

    private static Task<int> Fold(Tab tab) => tab["details > summary:visible"].First.EvaluateAsync<int>(OpenFold);

    private static async Task<int> Arrival(Tab tab)
    {
        await tab[".foot a[href='/help']"].ClickAsync();
        await tab.ComesTo("/help");
        return await tab.Page.EvaluateAsync<int>("() => window.moved");
    }
}
