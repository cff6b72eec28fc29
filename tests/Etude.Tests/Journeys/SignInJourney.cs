using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Etude.Tests.Journeys;

/// <summary>Signing in with a real browser, each way against the stand-in of its provider: said no to, said yes to, and signed out again.</summary>
public sealed class SignInJourney : Journey
{
    [Fact]
    public async Task Somebody_signs_in_with_Supabase_and_out_again()
    {
        var supabase = await ForTheTabs(StandInSupabase.Start());
        var etude = await ForTheTabs(TestEtude.Start(shape: s => s with { SignIn = SignInWay.Supabase, Supabase = supabase.Settings() }));
        await Whole(etude, supabase);
    }

    [Fact]
    public async Task Somebody_signs_in_with_GitHub_and_out_again()
    {
        var github = await ForTheTabs(StandInGitHub.Start());
        var etude = await ForTheTabs(TestEtude.Start(shape: s => s with { SignIn = SignInWay.GitHub, GitHub = github.Settings() }));
        await Whole(etude, github);
    }

    private async Task Whole(TestEtude etude, StandIn provider)
    {
        // A real browser judges cookies by the machine's clock.
        etude.Clock.MovesTo(TimeProvider.System.GetUtcNow());
        provider.Serves(etude);
        var tab = await Opens(etude.Address, options: new() { TimezoneId = "Asia/Bangkok", ReducedMotion = ReducedMotion.Reduce });
        tab.Provokes("status of 400");
        await tab.Visits("/problems");
        await Expect(tab["h1"]).ToHaveTextAsync("Sign in with GitHub");
        await tab.Page.IsAccessible();

        await tab["main button"].ClickAsync();
        await tab["#no"].ClickAsync();
        await Expect(tab["[role=alert]"]).ToContainTextAsync("start again and choose Authorize");
        await tab.Page.IsAccessible();
        await tab.Page.SetViewportSizeAsync(320, 800);
        foreach (var theme in (string[])["dark", "hc-light", "hc-dark"])
        {
            await tab.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
            Found.Nothing(await tab.Page.FaultsOfColour());
        }

        await tab.Page.SetViewportSizeAsync(1280, 800);
        await tab["main button"].ClickAsync();
        await tab["#yes"].ClickAsync();

        await Expect(tab["h1"]).ToHaveTextAsync("Practice");
        Assert.EndsWith("/problems", tab.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Asia/Bangkok", await etude.Asks<string>("select settings_json ->> 'tz' from users"));
        await tab.Visits("/settings");
        await tab["form[action='/signout'] button"].First.ClickAsync();
        await Expect(tab["h1"]).ToContainTextAsync("Practise one problem");
        await tab.Visits("/today");
        await Expect(tab["h1"]).ToHaveTextAsync("Sign in with GitHub");
    }
}
