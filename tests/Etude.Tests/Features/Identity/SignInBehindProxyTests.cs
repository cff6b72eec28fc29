using System.Net;
using System.Web;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

/// <summary>Where people type another address than the one that Etude listens on, the provider is told theirs, and every cookie is for HTTPS alone.</summary>
public sealed class SignInBehindProxyTests
{
    private const string Typed = "https://localhost:8443";
    private static readonly (string, string) OverHttps = ("X-Forwarded-Proto", "https");

    [Fact]
    public async Task Supabase_sends_people_back_to_what_they_type()
    {
        await using var supabase = await StandInSupabase.Start();
        supabase.Site = new Uri(Typed);
        await ComesBackTo(supabase, "redirect_to", s => s with { SignIn = SignInWay.Supabase, Supabase = supabase.Settings() });
    }

    [Fact]
    public async Task GitHub_sends_people_back_to_what_they_type()
    {
        await using var github = await StandInGitHub.Start();
        await ComesBackTo(github, "redirect_uri", s => s with { SignIn = SignInWay.GitHub, GitHub = github.Settings() });
    }

    [Fact]
    public async Task A_project_that_does_not_know_the_address_sends_people_to_its_own_site_without_a_word()
    {
        await using var supabase = await StandInSupabase.Start();
        supabase.Site = new Uri("https://another.example.org");
        await using var etude = await Behind(s => s with { SignIn = SignInWay.Supabase, Supabase = supabase.Settings() });
        supabase.Serves(etude);

        var back = await supabase.SaysYes((await etude.Browser().GoesToGitHub(headers: OverHttps)).Address);

        Assert.Equal("another.example.org", back.Host);
    }

    private static async Task ComesBackTo(StandIn provider, string field, Func<EtudeSettings, EtudeSettings> way)
    {
        await using var etude = await Behind(way);
        provider.Serves(etude);
        var browser = etude.Browser();
        var (page, address) = await browser.GoesToGitHub(headers: OverHttps);

        Assert.StartsWith($"{Typed}/auth/callback", HttpUtility.ParseQueryString(new Uri(address).Query)[field], StringComparison.Ordinal);
        var cookie = Assert.Single(page.Headers("Set-Cookie"), c => c.StartsWith("__Host-etude.flow.", StringComparison.Ordinal));
        Assert.All((string[])["secure", "httponly", "path=/", "samesite=lax"], word => Assert.Contains($"; {word}", cookie, StringComparison.OrdinalIgnoreCase));
        var landed = await browser.ComesBack(await provider.SaysYes(address), OverHttps);
        Assert.Equal((HttpStatusCode.SeeOther, "/onboarding"), (landed.Status, landed.Location));
        Assert.Equal(["__Host-etude", "__Host-etude.form"], browser.Cookies.Keys.Order(StringComparer.Ordinal));
    }

    private static Task<TestEtude> Behind(Func<EtudeSettings, EtudeSettings> way) =>
        TestEtude.Start(shape: s => way(s with { PublicUrl = new Uri(Typed), TrustedProxies = [IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("::1/128")] }));
}
