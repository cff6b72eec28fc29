using System.Net;
using System.Text;
using System.Web;
using Etude.Features.Identity;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

/// <summary>What signing in promises whoever vouches for people: Supabase's project, or GitHub itself.</summary>
public sealed class ProviderSignInTests(SupabaseHouse supabase, GitHubHouse gitHub) : IClassFixture<SupabaseHouse>, IClassFixture<GitHubHouse>
{
    private const string Supabase = "supabase";
    private const string GitHub = "github";

    public static TheoryData<string> Both => [Supabase, GitHub];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Somebody_new_is_welcomed_by_the_trigger_and_led_to_the_first_steps(string provider)
    {
        var house = House(provider);
        var who = house.Stranger();

        var (browser, landed) = await house.SignsIn(who, zone: "Asia/Bangkok");

        Assert.Equal((HttpStatusCode.SeeOther, "/onboarding", 1), (landed.Status, landed.Location, landed.RoundTrips));
        Assert.Equal($"Ada Byron {who.Email} {who.Picture} Asia/Bangkok", await house.Etude.Asks<string>(
            "select concat_ws(' ', settings_json ->> 'display_name', settings_json ->> 'email', settings_json ->> 'avatar_url', settings_json ->> 'tz') from users where settings_json ->> 'email' = $1", who.Email));
        var today = await browser.Gets("/today");
        Assert.Equal((HttpStatusCode.OK, 1), (today.Status, today.RoundTrips));
        HoldsNoFlow(browser);
    }

    [Theory]
    [InlineData(Supabase, "without its cookie", SignInProblem.LostCookie)]
    [InlineData(Supabase, "in another browser", SignInProblem.LostCookie)]
    [InlineData(Supabase, "with the cookie of another flow", SignInProblem.LostCookie)]
    [InlineData(Supabase, "with a cookie that nobody sealed", SignInProblem.LostCookie)]
    [InlineData(Supabase, "after six minutes", SignInProblem.Late)]
    [InlineData(Supabase, "with a code that was used", "flow_state_not_found")]
    [InlineData(Supabase, "with a code that nobody gave", "flow_state_not_found")]
    [InlineData(Supabase, "with another flow's code", "bad_code_verifier")]
    [InlineData(Supabase, "without a code", SignInProblem.BadCallback)]
    [InlineData(Supabase, "with two codes", SignInProblem.BadCallback)]
    [InlineData(Supabase, "with an error and a code", "access_denied")]
    [InlineData(Supabase, "with an error that nobody knows", SignInProblem.Other)]
    [InlineData(Supabase, "after the person said no", "access_denied")]
    [InlineData(GitHub, "without its cookie", SignInProblem.LostCookie)]
    [InlineData(GitHub, "in another browser", SignInProblem.LostCookie)]
    [InlineData(GitHub, "without a state", SignInProblem.BadCallback)]
    [InlineData(GitHub, "with a state that nobody sealed", SignInProblem.BadCallback)]
    [InlineData(GitHub, "with another flow's state", SignInProblem.BadCallback)]
    [InlineData(GitHub, "after six minutes", SignInProblem.Late)]
    [InlineData(GitHub, "with a code that was used", "bad_verification_code")]
    [InlineData(GitHub, "with another flow's code", "bad_verification_code")]
    [InlineData(GitHub, "without a code", SignInProblem.BadCallback)]
    [InlineData(GitHub, "after the person said no", SignInProblem.Denied)]
    [InlineData(GitHub, "with an error that nobody knows", SignInProblem.Other)]
    public async Task A_callback_that_is_not_this_browsers_own_signs_nobody_in(string provider, string how, string problem)
    {
        var house = House(provider);
        var who = house.Provider.Who = house.Stranger();
        var browser = house.Etude.Browser();
        var (_, address) = await browser.GoesToGitHub("/problems");
        var callback = how == "after the person said no" ? await house.Provider.SaysNo(address) : await house.Provider.SaysYes(address);
        switch (how)
        {
            case "without its cookie":
                browser.ForgetsCookies();
                break;
            case "in another browser":
                browser = house.Etude.Browser();
                break;
            case "with the cookie of another flow":
                browser = house.Etude.Browser();
                await browser.GoesToGitHub();
                break;
            case "with a cookie that nobody sealed":
                browser.Takes(new Dictionary<string, string> { [$"etude.flow.{Part(callback, "flow")}"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"verifier":"x"}""")) });
                break;
            case "after six minutes":
                house.Etude.Clock.Moves(TimeSpan.FromMinutes(6));
                break;
            case "with a code that was used":
                var thief = house.Etude.Browser();
                thief.Takes(browser.Cookies);
                await thief.ComesBack(callback);
                await house.Etude.Does("delete from etude.sign_ins");
                break;
            default:
                callback = await Changed(house, callback, how);
                break;
        }

        await house.IsRefused(browser, await browser.ComesBack(callback), problem, who);
    }

    [Theory]
    [InlineData(Supabase, "too many", "over_request_rate_limit", "It asked to wait 40 seconds.")]
    [InlineData(Supabase, "down", SignInProblem.Down, "could not be reached")]
    [InlineData(Supabase, "breaking off", SignInProblem.Down, "could not be reached")]
    [InlineData(Supabase, "slow", SignInProblem.Slow, "took too long")]
    [InlineData(Supabase, "speaking another language", SignInProblem.Unreadable, "cannot read")]
    [InlineData(Supabase, "answering half", SignInProblem.Unreadable, "cannot read")]
    [InlineData(Supabase, "counting in words", SignInProblem.Unreadable, "cannot read")]
    [InlineData(Supabase, "unwilling", "no_authorization", "SUPABASE_PUBLISHABLE_KEY")]
    [InlineData(GitHub, "too many", "over_request_rate_limit", "It asked to wait 40 seconds.")]
    [InlineData(GitHub, "down", SignInProblem.Down, "could not be reached")]
    [InlineData(GitHub, "breaking off", SignInProblem.Down, "could not be reached")]
    [InlineData(GitHub, "slow", SignInProblem.Slow, "took too long")]
    [InlineData(GitHub, "speaking another language", SignInProblem.Unreadable, "cannot read")]
    [InlineData(GitHub, "unwilling", "unauthorized_client", "the OAuth app's client ID")]
    public async Task A_provider_that_is_ill_is_named_and_the_button_is_there_again(string provider, string how, string problem, string says)
    {
        await using var silent = how == "slow" ? await SilentHouse(provider) : null;
        var house = silent ?? House(provider);
        var who = house.Provider.Who = house.Stranger();
        var browser = house.Etude.Browser();
        var callback = await house.Provider.SaysYes((await browser.GoesToGitHub("/problems")).Address);
        house.Provider.Does(how switch
        {
            "too many" => new Fault.Status(429, 40),
            "down" => new Fault.Status(503),
            "breaking off" => new Fault.BreaksOff(),
            "slow" => new Fault.Silence(),
            "answering half" => new Fault.Babbles("""{"access_token": "a.b.c", "expires_in": 3600}"""),
            "counting in words" => new Fault.Babbles("""{"access_token": "a.b.c", "refresh_token": "r", "expires_in": "an hour", "user": {"id": "00000000-0000-4000-8000-000000000001"}}"""),
            "unwilling" => new Fault.Status(401),
            _ => new Fault.Babbles(),
        });

        var shown = await house.IsRefused(browser, await browser.ComesBack(callback), problem, who);

        Assert.Contains(says, shown.Words, StringComparison.Ordinal);
        Assert.Equal("/problems", shown.Form($"/signin/{provider}")["next"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_closed_account_stays_closed(string provider)
    {
        var house = House(provider);
        var who = house.Stranger();
        await house.SignsIn(who);
        await house.Etude.Does("delete from etude.sign_ins");
        await house.Etude.Does("update auth.users set banned_until = '2030-01-01' where email = $1", who.Email);
        var (browser, answer) = await house.SignsIn(who);

        await house.IsRefused(browser, answer, SignInProblem.Closed, who);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Coming_back_twice_leads_on_and_signs_in_once(string provider)
    {
        var house = House(provider);
        var who = house.Provider.Who = house.Stranger();
        var browser = house.Etude.Browser();
        var callback = await house.Provider.SaysYes((await browser.GoesToGitHub()).Address);

        Assert.Equal("/onboarding", (await browser.ComesBack(callback)).Location);
        Assert.Equal("/today", (await browser.ComesBack(callback)).Location);
        Assert.Equal(1L, await house.SignIns(who));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_new_sign_in_ends_the_one_that_the_browser_had(string provider)
    {
        var house = House(provider);
        var (first, second) = (house.Stranger(), house.Stranger());
        var (browser, _) = await house.SignsIn(first);

        await house.SignsIn(browser, second);

        Assert.Equal((0L, 1L), (await house.SignIns(first), await house.SignIns(second)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_begins_without_the_button(string provider)
    {
        var browser = House(provider).Etude.Browser();
        var typed = await browser.Gets($"/signin/{provider}?next=/problems", ("Sec-Purpose", "prefetch"));
        var tricked = await browser.Gets($"/signin/{provider}?next=//evil.example");
        var form = (await browser.Gets("/signin?next=//evil.example")).Form($"/signin/{provider}");
        var (foreign, bare) = (await browser.Sends(form, ("Sec-Fetch-Site", "cross-site")), await browser.Sends(form.WithoutToken()));
        var local = await browser.Sends(form.To("/signin/local").With("email", "ada@example.org"));

        Assert.Equal((HttpStatusCode.SeeOther, "/signin?next=%2Fproblems"), (typed.Status, typed.Location));
        Assert.Equal((HttpStatusCode.SeeOther, "/signin?next=%2Ftoday"), (tricked.Status, tricked.Location));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, "/today"), (foreign.Status, bare.Status, form["next"]));
        Assert.InRange((int)local.Status, 400, 404);
        Assert.DoesNotContain("etude", browser.Cookies.Keys);
        HoldsNoFlow(browser);
    }

    private ProviderHouse House(string provider) => provider == Supabase ? supabase : gitHub;

    /// <summary>A house of its own that loses its patience soon: in the others every sign-in has to succeed, however busy the machine is.</summary>
    private static async Task<ProviderHouse> SilentHouse(string provider)
    {
        ProviderHouse house = provider == Supabase ? new SupabaseHouse { Patience = 2 } : new GitHubHouse { Patience = 2 };
        await house.InitializeAsync();
        return house;
    }

    private static void HoldsNoFlow(Browser browser) => Assert.DoesNotContain(browser.Cookies.Keys, k => k.StartsWith("etude.flow", StringComparison.Ordinal));

    /// <summary>The callback with other words in its query.</summary>
    private static async Task<Uri> Changed(ProviderHouse house, Uri callback, string how)
    {
        async Task<Uri> Others() => await house.Provider.SaysYes((await house.Etude.Browser().GoesToGitHub()).Address);
        return how switch
        {
            "without a code" => With(callback, ("code", null)),
            "with two codes" => new(callback, $"{callback.PathAndQuery}&code=second"),
            "with a code that nobody gave" => With(callback, ("code", $"{Guid.NewGuid()}")),
            "with another flow's code" => With(callback, ("code", Part(await Others(), "code"))),
            "without a state" => With(callback, ("state", null)),
            "with a state that nobody sealed" => With(callback, ("state", Part(callback, "state")[..^4])),
            "with another flow's state" => With(callback, ("state", Part(await Others(), "state"))),
            "with an error and a code" => With(callback, ("error", "access_denied")),
            "with an error that nobody knows" => With(callback, ("code", null), ("error", "<script>"), ("error_code", "<script>"), ("error_description", "<script>")),
            _ => callback,
        };
    }

    private static string Part(Uri callback, string name) => HttpUtility.ParseQueryString(callback.Query)[name]!;

    /// <param name="parts">Names with their new values; null takes a name out.</param>
    private static Uri With(Uri callback, params (string Name, string? Value)[] parts)
    {
        var query = HttpUtility.ParseQueryString(callback.Query);
        foreach (var (name, value) in parts)
        {
            query.Remove(name);
            if (value is not null)
                query[name] = value;
        }

        return new(callback, $"{callback.AbsolutePath}?{string.Join('&', query.AllKeys.Select(k => $"{k}={Uri.EscapeDataString(query[k]!)}"))}");
    }
}
