using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Identity;

public sealed class SignInTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task The_first_sign_in_makes_the_person_with_name_e_mail_and_zone()
    {
        var ada = await Etude.SignsIn("first@example.org", "Ada Byron", "Asia/Bangkok");

        Assert.Equal("Ada Byron first@example.org Asia/Bangkok", await Etude.Asks<string>(
            "select concat_ws(' ', settings_json ->> 'display_name', settings_json ->> 'email', settings_json ->> 'tz') from users where id = $1", ada.Id));
    }

    [Fact]
    public async Task The_second_sign_in_finds_the_same_person_and_changes_nothing_they_set()
    {
        var first = await Etude.SignsIn("again@example.org", "Ada", "Asia/Bangkok");
        using var other = new Learner(Etude.Address, Etude, "again@example.org");
        await other.SignsIn("Somebody", "Europe/Paris");

        Assert.Equal(first.Id, other.Id);
        Assert.Equal("Ada Asia/Bangkok", await Etude.Asks<string>(
            "select concat_ws(' ', settings_json ->> 'display_name', settings_json ->> 'tz') from users where id = $1", first.Id));
    }

    [Fact]
    public async Task An_e_mail_names_one_person_in_whatever_case_it_is_typed()
    {
        var typed = await SignsIn("Mixed.Case@Example.org");
        var again = await SignsIn("mixed.case@example.org");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (typed.Status, again.Status));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from auth.users where lower(email) = 'mixed.case@example.org'"));
    }

    [Fact]
    public async Task Two_first_sign_ins_at_once_make_one_person()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignsIn("at-once@example.org")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from auth.users where email = 'at-once@example.org'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org\nbcc: eve@example.org")]
    [InlineData("ada@example.org, eve@example.org")]
    public async Task What_is_no_e_mail_is_refused_with_a_sentence_and_the_words_stay(string email)
    {
        var answer = await SignsIn(email, ("display_name", "Ada <b>Byron</b>"), ("next", "/problems"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Enter an e-mail address, such as ada@example.org.", answer.Words, StringComparison.Ordinal);
        var form = answer.Form("/signin/local");
        Assert.Equal(("Ada <b>Byron</b>", "/problems"), (form["display_name"], form["next"]));
        Assert.Equal(email, form["email"]);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_and_the_e_mail_stays()
    {
        var answer = await SignsIn("long@example.org", ("display_name", new string('n', 81)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("long@example.org", answer.Form("/signin/local")["email"]);
    }

    [Theory]
    [InlineData("Atlantis/Capital")]
    [InlineData("/etc/localtime")]
    [InlineData("../zoneinfo/Europe/Paris")]
    [InlineData("CET")]
    [InlineData("")]
    public async Task A_zone_that_is_no_city_is_left_out(string zone)
    {
        var email = $"zone{Math.Abs(zone.GetHashCode(StringComparison.Ordinal))}@example.org";
        await SignsIn(email, ("tz", zone));

        Assert.Equal("none", await Etude.Asks<string>("select coalesce(settings_json ->> 'tz', 'none') from users where settings_json ->> 'email' = $1", email));
    }

    [Theory]
    [InlineData("/problems?q=sum#top", "/problems?q=sum#top")]
    [InlineData("//evil.example", "/today")]
    [InlineData("https:evil.example", "/today")]
    [InlineData("https://evil.example/", "/today")]
    [InlineData("/\\evil.example", "/today")]
    [InlineData("\\\\evil.example", "/today")]
    [InlineData("/\tevil.example", "/today")]
    [InlineData("/caf\u00e9", "/today")]
    [InlineData("javascript:alert(1)", "/today")]
    [InlineData("", "/today")]
    public async Task Signing_in_leads_back_into_this_site_and_nowhere_else(string next, string to)
    {
        // The very first sign-in leads to the first steps.
        await SignsIn("back@example.org");
        var answer = await SignsIn("back@example.org", ("next", next));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(to, answer.Location);
    }

    [Fact]
    public async Task The_sign_in_page_keeps_where_one_was_going()
    {
        var answer = await Etude.Browser().Gets("/problems?difficulty=core");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var signIn = await Etude.Browser().Gets(new Uri(answer.Location!).PathAndQuery);
        Assert.Equal("/problems?difficulty=core", signIn.Form("/signin/local")["next"]);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_hidden_from_scripts()
    {
        var answer = await SignsIn("cookie@example.org");

        var cookie = Assert.Single(answer.Headers("Set-Cookie"), c => c.StartsWith("etude=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("cookie@example.org", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_it_and_clears_what_the_browser_kept()
    {
        var ada = await Etude.SignsIn("out@example.org");

        var answer = await ada.Sends((await ada.Gets("/today")).Form("/signout"));

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Contains("cache", answer.Header("Clear-Site-Data"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Gets("/today")).Status);
    }

    [Fact]
    public async Task Whoever_is_signed_in_goes_from_the_front_door_to_today()
    {
        var ada = await Etude.SignsIn("door@example.org");

        Assert.Equal("/today", (await ada.Gets("/")).Location);
    }

    [Fact]
    public async Task A_person_whose_account_was_deleted_meanwhile_is_signed_out()
    {
        var ada = await Etude.SignsIn("gone@example.org");
        await Etude.Does("delete from auth.users where id = $1", ada.Id);

        var answer = await ada.Gets("/today");

        Assert.Equal((HttpStatusCode.SeeOther, "/signin"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Gets("/today")).Status);
    }

    [Fact]
    public async Task A_cookie_that_was_not_used_for_a_month_is_worth_nothing()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.SignsIn("month@example.org");

        etude.Clock.Moves(TimeSpan.FromDays(31));

        Assert.Equal(HttpStatusCode.Redirect, (await ada.Gets("/today")).Status);
    }

    [Theory]
    [InlineData("etude=nonsense")]
    [InlineData("etude=")]
    public async Task A_cookie_that_nobody_signed_is_worth_nothing(string cookie) =>
        Assert.Equal(HttpStatusCode.Redirect, (await Etude.Browser().Gets("/today", ("Cookie", cookie))).Status);

    private async Task<Page> SignsIn(string email, params (string, string)[] fields)
    {
        var browser = Etude.Browser();
        return await browser.Sends((await browser.Gets("/signin")).Form("/signin/local").With("email", email).With(fields));
    }
}
