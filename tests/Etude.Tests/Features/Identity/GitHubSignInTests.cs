using System.Net;
using System.Web;
using Etude.Features.Identity;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

public sealed class GitHubSignInTests(GitHubHouse house) : IClassFixture<GitHubHouse>
{
    private TestEtude Etude => house.Etude;

    private StandInGitHub GitHub => house.GitHub;

    [Fact]
    public async Task Somebody_new_is_welcomed_by_the_trigger_with_what_Supabase_would_have_written()
    {
        var who = house.Stranger();

        var (browser, landed) = await house.SignsIn(who, zone: "Asia/Bangkok");

        Assert.Equal((HttpStatusCode.SeeOther, "/onboarding", 1), (landed.Status, landed.Location, landed.RoundTrips));
        Assert.Equal($"Ada Byron {who.Email} {who.Picture} Asia/Bangkok", await Etude.Asks<string>(
            "select concat_ws(' ', settings_json ->> 'display_name', settings_json ->> 'email', settings_json ->> 'avatar_url', settings_json ->> 'tz') from users where settings_json ->> 'email' = $1", who.Email));
        Assert.True(await Etude.Asks<bool>("select raw_user_meta_data = $2::text::jsonb || jsonb_build_object('iss', $3::text) from auth.users where email = $1",
            who.Email, who.Metadata().ToJsonString(), new Uri(GitHub.Address, "/api/v3").ToString()));
        var today = await browser.Gets("/today");
        Assert.Equal((HttpStatusCode.OK, 1), (today.Status, today.RoundTrips));
    }

    [Fact]
    public async Task Somebody_known_is_found_by_their_number_under_another_name_and_address()
    {
        var who = house.Stranger();
        await house.SignsIn(who);
        var id = await Etude.Asks<Guid>("select id from auth.users where email = $1", who.Email);

        var (_, landed) = await house.SignsIn(who with { Login = "renamed", Email = "moved@example.org", Name = "" }, "/problems");

        Assert.Equal("/problems", landed.Location);
        Assert.Equal("moved@example.org renamed", await Etude.Asks<string>("select email || ' ' || (raw_user_meta_data ->> 'name') from auth.users where id = $1", id));
    }

    [Fact]
    public async Task An_address_that_was_given_up_leads_its_next_owner_to_an_account_of_their_own()
    {
        var (first, second) = (house.Stranger(), house.Stranger());
        var (victim, _) = await house.SignsIn(first);
        await victim.Sends((await victim.Gets("/settings")).Form("/settings").With("display_name", "The first"));

        var (browser, landed) = await house.SignsIn(second with { Email = first.Email.ToUpperInvariant() });

        Assert.Equal("/onboarding", landed.Location);
        Assert.DoesNotContain("The first", (await browser.Gets("/settings")).Text, StringComparison.Ordinal);
        Assert.Equal(2L, await Etude.Asks<long>("select count(*) from users where lower(settings_json ->> 'email') = lower($1)", first.Email));
        Assert.Equal("/today", (await house.SignsIn(second with { Email = first.Email })).Landed.Location);
    }

    [Fact]
    public async Task Two_first_sign_ins_at_once_make_one_account()
    {
        var who = GitHub.Who = house.Stranger();
        var callbacks = new List<(Browser Browser, Uri Callback)>();
        for (var i = 0; i < 4; i++)
        {
            var browser = Etude.Browser();
            callbacks.Add((browser, await GitHub.SaysYes((await browser.GoesToGitHub()).Address)));
        }

        var landed = await Task.WhenAll(callbacks.Select(c => c.Browser.ComesBack(c.Callback)));

        Assert.All(landed, page => Assert.Equal(HttpStatusCode.SeeOther, page.Status));
        Assert.Equal((1L, 4L), (await Etude.Asks<long>("select count(*) from auth.users where email = $1", who.Email), await house.SignIns(who)));
    }

    [Theory]
    [InlineData("without its cookie", SignInProblem.LostCookie)]
    [InlineData("in another browser", SignInProblem.LostCookie)]
    [InlineData("without a state", SignInProblem.BadCallback)]
    [InlineData("with a state that nobody sealed", SignInProblem.BadCallback)]
    [InlineData("with another flow's state", SignInProblem.BadCallback)]
    [InlineData("after six minutes", SignInProblem.Late)]
    [InlineData("with a code that was used", "bad_verification_code")]
    [InlineData("with another flow's code", "bad_verification_code")]
    [InlineData("without a code", SignInProblem.BadCallback)]
    [InlineData("after the person said no", SignInProblem.Denied)]
    [InlineData("with an error that nobody knows", SignInProblem.Other)]
    public async Task A_callback_that_is_not_this_browsers_own_signs_nobody_in(string how, string problem)
    {
        var who = GitHub.Who = house.Stranger();
        var browser = Etude.Browser();
        var (_, address) = await browser.GoesToGitHub("/problems");
        var callback = how == "after the person said no" ? await GitHub.SaysNo(address) : await GitHub.SaysYes(address);
        var (code, state) = (HttpUtility.ParseQueryString(callback.Query)["code"], Uri.EscapeDataString(HttpUtility.ParseQueryString(callback.Query)["state"]!));
        switch (how)
        {
            case "without its cookie":
                browser.ForgetsCookies();
                break;
            case "in another browser":
                browser = Etude.Browser();
                break;
            case "without a state":
                callback = new(callback, $"/auth/callback?code={code}");
                break;
            case "with a state that nobody sealed":
                callback = new(callback, $"/auth/callback?code={code}&state={state[..^4]}");
                break;
            case "with another flow's state":
                var other = await GitHub.SaysYes((await Etude.Browser().GoesToGitHub()).Address);
                callback = new(callback, $"/auth/callback?code={code}&state={Uri.EscapeDataString(HttpUtility.ParseQueryString(other.Query)["state"]!)}");
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
            case "with another flow's code":
                var others = await GitHub.SaysYes((await Etude.Browser().GoesToGitHub()).Address);
                callback = new(callback, $"/auth/callback?state={state}&code={HttpUtility.ParseQueryString(others.Query)["code"]}");
                break;
            case "without a code":
                callback = new(callback, $"/auth/callback?state={state}");
                break;
            case "with an error that nobody knows":
                callback = new(callback, $"/auth/callback?state={state}&error=%3Cscript%3E&error_description=%3Cscript%3E");
                break;
        }

        await IsRefused(browser, await browser.ComesBack(callback), problem, who);
    }

    [Theory]
    [InlineData("too many", "over_request_rate_limit")]
    [InlineData("down", SignInProblem.Down)]
    [InlineData("breaking off", SignInProblem.Down)]
    [InlineData("slow", SignInProblem.Slow)]
    [InlineData("speaking another language", SignInProblem.Unreadable)]
    [InlineData("unwilling", "unauthorized_client")]
    public async Task A_provider_that_is_ill_is_named_and_the_button_is_there_again(string how, string problem)
    {
        var who = GitHub.Who = house.Stranger();
        var browser = Etude.Browser();
        var callback = await GitHub.SaysYes((await browser.GoesToGitHub("/problems")).Address);
        GitHub.Does(how switch
        {
            "too many" => new Fault.Status(429, 40),
            "down" => new Fault.Status(503),
            "breaking off" => new Fault.BreaksOff(),
            "slow" => new Fault.Silence(),
            "unwilling" => new Fault.Status(401),
            _ => new Fault.Babbles(),
        });

        var shown = await IsRefused(browser, await browser.ComesBack(callback), problem, who);

        Assert.Equal("/problems", shown.Form("/signin/github")["next"]);
    }

    [Fact]
    public async Task Without_a_verified_address_nobody_is_signed_in()
    {
        var who = house.Stranger() with { Verified = false };
        var (browser, answer) = await house.SignsIn(who);

        await IsRefused(browser, answer, SignInProblem.NoEmail, who);
    }

    [Fact]
    public async Task A_closed_account_stays_closed()
    {
        var who = house.Stranger();
        await house.SignsIn(who);
        await Etude.Does("delete from etude.sign_ins");
        await Etude.Does("update auth.users set banned_until = '2030-01-01' where email = $1", who.Email);
        var (browser, answer) = await house.SignsIn(who);

        await IsRefused(browser, answer, SignInProblem.Closed, who);
    }

    [Fact]
    public async Task Coming_back_twice_leads_on_and_signs_in_once()
    {
        var who = GitHub.Who = house.Stranger();
        var browser = Etude.Browser();
        var callback = await GitHub.SaysYes((await browser.GoesToGitHub()).Address);

        Assert.Equal("/onboarding", (await browser.ComesBack(callback)).Location);
        Assert.Equal("/today", (await browser.ComesBack(callback)).Location);
        Assert.Equal(1L, await house.SignIns(who));
    }

    [Fact]
    public async Task A_new_sign_in_ends_the_one_that_the_browser_had()
    {
        var (first, second) = (house.Stranger(), house.Stranger());
        var (browser, _) = await house.SignsIn(first);

        await house.SignsIn(browser, second);

        Assert.Equal((0L, 1L), (await house.SignIns(first), await house.SignIns(second)));
    }

    [Fact]
    public async Task Nothing_begins_without_the_button()
    {
        var browser = Etude.Browser();
        var typed = await browser.Gets("/signin/github?next=//evil.example");
        var form = (await browser.Gets("/signin?next=//evil.example")).Form("/signin/github");
        var (foreign, bare) = (await browser.Sends(form, ("Sec-Fetch-Site", "cross-site")), await browser.Sends(form.WithoutToken()));

        Assert.Equal((HttpStatusCode.SeeOther, "/signin?next=%2Ftoday"), (typed.Status, typed.Location));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, "/today"), (foreign.Status, bare.Status, form["next"]));
        Assert.DoesNotContain(browser.Cookies.Keys, k => k is "etude" || k.StartsWith("etude.flow", StringComparison.Ordinal));
    }

    /// <summary>Nobody is signed in, and the sign-in page says why, in an address that holds no code.</summary>
    private async Task<Page> IsRefused(Browser browser, Page answer, string problem, StandInPerson who)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith($"/signin?problem={problem}&", answer.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("etude", browser.Cookies.Keys);
        Assert.Equal(0L, await house.SignIns(who));
        var shown = await browser.Follows(answer);
        Assert.Contains(SignInProblem.SentenceOf(problem), shown.TextOf("[role=alert]"), StringComparison.Ordinal);
        return shown;
    }
}
