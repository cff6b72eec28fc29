using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Identity;

/// <summary>What a cookie is worth is decided in the database, with the batch of the request itself.</summary>
public sealed class SignInProofTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Each_sign_in_has_an_id_of_its_own_and_ends_the_one_that_this_browser_had()
    {
        var ada = await Etude.Somebody();
        var first = await Live(ada);
        using var copy = Copy(ada);

        await ada.SignsIn();

        var second = await Live(ada);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await copy.Gets("/today")).Status);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_once_its_owner_has_signed_out()
    {
        var ada = await Etude.Somebody();
        using var copy = Copy(ada);
        Assert.Equal(HttpStatusCode.OK, (await copy.Gets("/today")).Status);

        await ada.Sends((await ada.Gets("/today")).Form("/signout"));

        var answer = await copy.Gets("/today");
        Assert.Equal((HttpStatusCode.Redirect, "/signin"), (answer.Status, new Uri(Etude.Address, answer.Location!).AbsolutePath));
        Assert.False(copy.Cookies.ContainsKey("etude"));
    }

    [Theory]
    [InlineData("update etude.sign_ins set ended_at = now() where user_id = $1")]
    [InlineData("delete from etude.sign_ins where user_id = $1")]
    public async Task A_deed_with_a_dead_sign_in_writes_nothing_and_gives_the_words_back(string ends)
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/feedback")).Form("/feedback").With("body", "The plan is long, and I would like to say why.");
        await Etude.Does(ends, ada.Id);

        var answer = await ada.Sends(form);

        Assert.Equal((HttpStatusCode.Unauthorized, 1), (answer.Status, answer.RoundTrips));
        Assert.Contains("The plan is long, and I would like to say why.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from feedback where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task After_signing_in_again_the_words_that_were_given_back_can_be_sent()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/feedback")).Form("/feedback").With("body", "The plan is long, and I would like to say why.");
        await Etude.Does("update etude.sign_ins set ended_at = now() where user_id = $1", ada.Id);
        var given = (await ada.Sends(form)).Form("/feedback");

        await ada.SignsIn();

        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(given)).Status);
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from feedback where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_script_with_a_dead_sign_in_is_sent_to_sign_in_or_told_in_json()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Form()).To($"{practice.Path}/draft");
        using var copy = Copy(ada);
        await Etude.Does("update etude.sign_ins set ended_at = now() where user_id = $1", ada.Id);

        var fragment = await ada.Sends(form, ("X-Etude-Fragment", "1"), ("Referer", new Uri(Etude.Address, practice.Path).ToString()));
        var told = await copy.SendsForJson(form);

        Assert.Equal((HttpStatusCode.Redirect, $"/signin?next={Uri.EscapeDataString(practice.Path)}"), (fragment.Status, fragment.Location));
        Assert.Equal(HttpStatusCode.Unauthorized, told.Status);
        Assert.Contains("Nothing is lost", told.Json["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("banned_until = now() + interval '100 years'")]
    [InlineData("banned_until = 'infinity'")]
    [InlineData("deleted_at = now()")]
    public async Task Whoever_is_banned_or_deleted_is_out_with_the_next_request_and_stays_out(string shut)
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/feedback")).Form("/feedback").With("body", "Still here.");
        await Etude.Does($"update auth.users set {shut} where id = $1", ada.Id);

        var answer = await ada.Sends(form);

        Assert.Equal((HttpStatusCode.SeeOther, "/signin"), (answer.Status, answer.Location));
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from feedback where user_id = $1", ada.Id));
        var again = await ada.Sends((await ada.Gets("/signin")).Form("/signin/local").With("email", ada.Email));
        Assert.Equal(HttpStatusCode.Forbidden, again.Status);
        Assert.Contains("This account is closed", again.Words, StringComparison.Ordinal);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from etude.sign_ins where user_id = $1 and created_at > $2", ada.Id, Etude.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_ban_that_has_run_out_is_none()
    {
        var ada = await Etude.Somebody();
        await Etude.Does("update auth.users set banned_until = $2 where id = $1", ada.Id, Etude.Clock.GetUtcNow());

        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
    }

    [Fact]
    public async Task Another_persons_sign_in_is_no_sign_in()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await Etude.Does("update etude.sign_ins set user_id = $2 where user_id = $1", ada.Id, bob.Id);

        Assert.Equal(HttpStatusCode.Redirect, (await ada.Gets("/today")).Status);
    }

    private Browser Copy(Learner of)
    {
        var copy = new Browser(Etude.Address);
        copy.Takes(of.Cookies);
        return copy;
    }

    private Task<Guid> Live(Learner who) => Etude.Asks<Guid>("select id from etude.sign_ins where user_id = $1 and ended_at is null", who.Id);
}
