using System.Net;
using System.Text;
using System.Web;
using Etude.Features.Identity;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

public sealed class SupabaseSignInTests(SupabaseHouse house) : IClassFixture<SupabaseHouse>
{
    private TestEtude Etude => house.Etude;

    private StandInSupabase Supabase => house.Supabase;

    [Fact]
    public async Task Somebody_new_is_welcomed_by_the_trigger_and_led_to_the_first_steps()
    {
        var who = house.Stranger();

        var (browser, landed) = await house.SignsIn(who, zone: "Asia/Bangkok");

        Assert.Equal((HttpStatusCode.SeeOther, "/onboarding", 1), (landed.Status, landed.Location, landed.RoundTrips));
        Assert.Equal($"Ada Byron {who.Email} {who.Picture} Asia/Bangkok", await Etude.Asks<string>(
            "select concat_ws(' ', settings_json ->> 'display_name', settings_json ->> 'email', settings_json ->> 'avatar_url', settings_json ->> 'tz') from users where settings_json ->> 'email' = $1", who.Email));
        var today = await browser.Gets("/today");
        Assert.Equal((HttpStatusCode.OK, 1), (today.Status, today.RoundTrips));
        Assert.DoesNotContain(browser.Cookies.Keys, k => k.StartsWith("etude.flow", StringComparison.Ordinal));
    }

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

    [Theory]
    [InlineData("without its cookie", SignInProblem.LostCookie)]
    [InlineData("in another browser", SignInProblem.LostCookie)]
    [InlineData("with the cookie of another flow", SignInProblem.LostCookie)]
    [InlineData("with a cookie that nobody sealed", SignInProblem.LostCookie)]
    [InlineData("after six minutes", SignInProblem.Late)]
    [InlineData("with a code that was used", "flow_state_not_found")]
    [InlineData("with a code that nobody gave", "flow_state_not_found")]
    [InlineData("with another flow's code", "bad_code_verifier")]
    [InlineData("without a code", SignInProblem.BadCallback)]
    [InlineData("with two codes", SignInProblem.BadCallback)]
    [InlineData("with an error and a code", "access_denied")]
    [InlineData("with an error that nobody knows", SignInProblem.Other)]
    [InlineData("after the person said no", "access_denied")]
    public async Task A_callback_that_is_not_this_browsers_own_signs_nobody_in(string how, string problem)
    {
        var who = Supabase.Who = house.Stranger();
        var browser = Etude.Browser();
        var (_, address) = await browser.GoesToGitHub("/problems");
        var callback = how == "after the person said no" ? await Supabase.SaysNo(address) : await Supabase.SaysYes(address);
        string flow = HttpUtility.ParseQueryString(callback.Query)["flow"]!, plain = $"/auth/callback?flow={flow}";
        switch (how)
        {
            case "without its cookie":
                browser.ForgetsCookies();
                break;
            case "in another browser":
                browser = Etude.Browser();
                break;
            case "with the cookie of another flow":
                browser = Etude.Browser();
                await browser.GoesToGitHub();
                break;
            case "with a cookie that nobody sealed":
                browser.Takes(new Dictionary<string, string> { [$"etude.flow.{flow}"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"verifier":"x"}""")) });
                break;
            case "after six minutes":
                Etude.Clock.Moves(TimeSpan.FromMinutes(6));
                break;
            case "with a code that was used":
                var thief = Etude.Browser();
                thief.Takes(browser.Cookies);
                await thief.ComesBack(callback);
                await Etude.Does("delete from etude.sign_ins");
                break;
            case "with a code that nobody gave":
                callback = new(callback, $"{plain}&code={Guid.NewGuid()}");
                break;
            case "with another flow's code":
                var others = await Supabase.SaysYes((await Etude.Browser().GoesToGitHub()).Address);
                callback = new(callback, $"{plain}&code={HttpUtility.ParseQueryString(others.Query)["code"]}");
                break;
            case "without a code":
                callback = new(callback, plain);
                break;
            case "with two codes":
                callback = new(callback, $"{callback.PathAndQuery}&code=second");
                break;
            case "with an error and a code":
                callback = new(callback, $"{callback.PathAndQuery}&error=access_denied");
                break;
            case "with an error that nobody knows":
                callback = new(callback, $"{plain}&error=%3Cscript%3E&error_code=%3Cscript%3E&error_description=%3Cscript%3E");
                break;
        }

        await house.IsRefused(browser, await browser.ComesBack(callback), problem, who);
    }

    [Fact]
    public async Task Coming_back_twice_leads_on_and_signs_in_once()
    {
        var who = Supabase.Who = house.Stranger();
        var browser = Etude.Browser();
        var callback = await Supabase.SaysYes((await browser.GoesToGitHub()).Address);

        Assert.Equal("/onboarding", (await browser.ComesBack(callback)).Location);
        Assert.Equal("/today", (await browser.ComesBack(callback)).Location);
        Assert.Equal(1L, await house.SignIns(who));
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
    public async Task Nothing_begins_without_the_button()
    {
        var browser = Etude.Browser();
        var typed = await browser.Gets("/signin/supabase?next=/problems", ("Sec-Purpose", "prefetch"));
        var form = (await browser.Gets("/signin")).Form("/signin/supabase");
        var foreign = await browser.Sends(form, ("Sec-Fetch-Site", "cross-site"));
        var bare = await browser.Sends(form.WithoutToken());
        var local = await browser.Sends(form.To("/signin/local").With("email", "ada@example.org"));

        Assert.Equal((HttpStatusCode.SeeOther, "/signin?next=%2Fproblems"), (typed.Status, typed.Location));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (foreign.Status, bare.Status));
        Assert.InRange((int)local.Status, 400, 404);
        Assert.DoesNotContain(browser.Cookies.Keys, k => k is "etude" || k.StartsWith("etude.flow", StringComparison.Ordinal));
    }

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
