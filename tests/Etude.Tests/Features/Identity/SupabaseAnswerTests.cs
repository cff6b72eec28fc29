using System.Net;
using Etude.Features.Identity;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

/// <summary>What Supabase may answer when the browser is back, other than a session.</summary>
public sealed class SupabaseAnswerTests(SupabaseHouse house) : IClassFixture<SupabaseHouse>
{
    private TestEtude Etude => house.Etude;

    private StandInSupabase Supabase => house.Supabase;

    [Theory]
    [InlineData("access_denied", "user_banned")]
    [InlineData("access_denied", "signup_disabled")]
    [InlineData("access_denied", "provider_email_needs_verification")]
    [InlineData("server_error", "unexpected_failure")]
    [InlineData("invalid_request", "bad_oauth_state")]
    public async Task What_the_provider_refuses_is_said_in_our_words(string error, string code)
    {
        var who = Supabase.Who = house.Stranger();
        var browser = Etude.Browser();
        Supabase.Refuses = (error, code);
        var callback = await Supabase.SaysYes((await browser.GoesToGitHub()).Address);
        Supabase.Refuses = null;

        var shown = await house.IsRefused(browser, await browser.ComesBack(callback), code, who);

        Assert.Contains(SignInProblem.SentenceOf(code), shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("their", shown.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_somebody_else_than_the_answer_says_signs_nobody_in()
    {
        var who = Supabase.Who = house.Stranger();
        var browser = Etude.Browser();
        var callback = await Supabase.SaysYes((await browser.GoesToGitHub()).Address);
        Supabase.Claims = claims => claims["sub"] = Guid.NewGuid().ToString();
        var answer = await browser.ComesBack(callback);
        Supabase.Claims = null;

        await house.IsRefused(browser, answer, SignInProblem.BadToken, who);
    }

    [Fact]
    public async Task An_account_of_another_database_is_told_so()
    {
        var elsewhere = house.Stranger();
        Supabase.Database = null;
        var (browser, answer) = await house.SignsIn(elsewhere);
        Supabase.Database = Etude;
        await house.IsRefused(browser, answer, SignInProblem.OtherDatabase, elsewhere);
    }

    [Fact]
    public async Task Somebody_of_a_time_before_the_trigger_gets_their_row_when_they_come()
    {
        var who = house.Stranger();
        await house.SignsIn(who);
        await Etude.Does("delete from users where settings_json ->> 'email' = $1", who.Email);

        var (browser, landed) = await house.SignsIn(who);

        Assert.Equal((HttpStatusCode.SeeOther, "/onboarding"), (landed.Status, landed.Location));
        Assert.Contains("Ada Byron", (await browser.Gets("/settings")).Text, StringComparison.Ordinal);
    }
}
