using System.Web;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

/// <summary>What is Supabase's own; what holds for whoever vouches is in <see cref="ProviderSignInTests"/>.</summary>
public sealed class SupabaseSignInTests(SupabaseHouse house) : IClassFixture<SupabaseHouse>
{
    private TestEtude Etude => house.Etude;

    private StandInSupabase Supabase => house.Supabase;

    [Fact]
    public async Task Somebody_known_comes_back_to_where_they_were_going()
    {
        var who = house.Stranger();
        await house.SignsIn(who);
        await Etude.Does("update users set created_at = created_at - interval '1 day' where settings_json ->> 'email' = $1", who.Email);

        Assert.Equal("/problems?q=a%20b", (await house.SignsIn(who, "/problems?q=a%20b")).Landed.Location);
        Assert.Equal("/today", (await house.SignsIn(who)).Landed.Location);
        Assert.Equal((1L, 3L), (await Etude.Asks<long>("select count(*) from users where settings_json ->> 'email' = $1", who.Email), await house.SignIns(who)));
    }

    [Fact]
    public async Task The_page_that_leads_on_shows_the_challenge_and_never_the_verifier()
    {
        var browser = Etude.Browser();
        var (page, address) = await browser.GoesToGitHub();
        var asked = HttpUtility.ParseQueryString(new Uri(address).Query);

        Assert.Equal($"0; url={address}", page.Header("Refresh"));
        Assert.Equal(("github", "s256", 43), (asked["provider"], asked["code_challenge_method"], asked["code_challenge"]!.Length));
        Assert.StartsWith(new Uri(Etude.Address, "/auth/callback?flow=").ToString(), asked["redirect_to"], StringComparison.Ordinal);
        Assert.Equal(0, page.RoundTrips);
        var cookie = Assert.Single(page.Headers("Set-Cookie"), c => c.StartsWith("etude.flow.", StringComparison.Ordinal));
        Assert.All((string[])["httponly", "samesite=lax", "max-age=300"], word => Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase));
        var (_, other) = await browser.GoesToGitHub();
        Assert.NotEqual(asked["code_challenge"], HttpUtility.ParseQueryString(new Uri(other).Query)["code_challenge"]);
    }

    [Fact]
    public async Task Two_tabs_that_begin_at_once_both_come_back()
    {
        Supabase.Who = house.Stranger();
        var browser = Etude.Browser();
        var (first, second) = (await browser.GoesToGitHub("/problems"), await browser.GoesToGitHub("/library"));

        Assert.Equal("/problems", (await browser.ComesBack(await Supabase.SaysYes(first.Address))).Location);
        Assert.Equal("/library", (await browser.ComesBack(await Supabase.SaysYes(second.Address))).Location);
        for (var i = 0; i < 8; i++)
            await browser.GoesToGitHub();
        Assert.InRange(browser.Cookies.Keys.Count(k => k.StartsWith("etude.flow.", StringComparison.Ordinal)), 1, 4);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Where_to_go_afterwards_is_a_place_of_this_site(string next) =>
        Assert.Equal("/onboarding", (await house.SignsIn(house.Stranger(), next)).Landed.Location);

    [Fact]
    public async Task Only_an_address_that_GitHub_has_verified_owns_the_instance()
    {
        var owner = new StandInPerson(8, "owner", TestEtude.OwnerEmail, Verified: false);

        Assert.Contains("What you sent", await Inbox(owner), StringComparison.Ordinal);
        Assert.Contains("What people sent", await Inbox(owner with { Verified = true }), StringComparison.Ordinal);
    }

    private async Task<string> Inbox(StandInPerson who)
    {
        var (browser, _) = await house.SignsIn(who);
        return (await browser.Gets("/inbox")).Words;
    }
}
