using System.Net;
using Etude.Features.Feedback;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Features.Feedback;

public sealed class FeedbackTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("/today")]
    [InlineData("/problems/busiest-window")]
    [InlineData("/settings")]
    [InlineData("/help")]
    public async Task Every_page_takes_feedback_about_itself_and_says_what_is_sent_along(string path)
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets(path);
        Assert.Contains($"this page, {path}", page.TextOf("#feedback-along"), StringComparison.Ordinal);

        var sent = await ada.Sends(page.Form("/feedback").With(("kind", "idea"), ("body", "More tea.")));

        Assert.Equal((HttpStatusCode.SeeOther, "/inbox?sent=1", 1), (sent.Status, sent.Location, sent.RoundTrips));
        Assert.Equal($"{path} idea More tea. open", await Etude.Asks<string>("select concat_ws(' ', page, kind, body, status) from feedback where user_id = $1", ada.Id));
        var inbox = await ada.Follows(sent);
        Assert.Contains("Sent, thank you.", inbox.Words, StringComparison.Ordinal);
        Assert.Contains("More tea.", inbox.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_studio_takes_feedback_too()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");

        Assert.Equal(practice.Path, (await practice.Shows()).Form("/feedback")["page"]);
    }

    [Fact]
    public async Task A_stranger_is_offered_no_feedback() => Assert.False((await Etude.Browser().Gets("/")).HasForm("/feedback"));

    [Fact]
    public async Task This_is_wrong_brings_the_review_and_the_quote()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var result = await practice.Submits([.. Work.Failed, ("notes_plan", "Some loop over the requests.")]);
        var quote = result.Html.QuerySelector("#finding-0 bdi")!.TextContent;
        var link = result.Html.QuerySelector("#finding-0 a[href^='/feedback']")!.GetAttribute("href")!;

        var form = await ada.Gets(link);
        Assert.Contains(quote, form.Words, StringComparison.Ordinal);
        await ada.Sends(form.Form("/feedback").With("body", "The order is in my drawing."));

        Assert.Equal($"review {practice.Path} {quote}", await Etude.Asks<string>("select concat_ws(' ', kind, page, context ->> 'quote') from feedback where user_id = $1", ada.Id));
        Assert.Equal(1, await Etude.Asks<int>("select count(*)::int from feedback f join attempt_reviews r on r.id::text = f.context ->> 'review_id' where f.user_id = $1 and r.user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_quote_of_anothers_review_is_not_sent_along()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var his = await bob.Starts("busiest-window");
        await his.Submits([.. Work.Failed, ("notes_plan", "Bob's own words about windows.")]);
        var review = await Etude.Asks<Guid>("select id from attempt_reviews where attempt_id = $1", his.Id);

        var form = await ada.Gets($"/feedback?review={review}&finding=0");
        Assert.DoesNotContain("Bob's own words", form.Text, StringComparison.Ordinal);
        await ada.Sends(form.Form("/feedback").With(("body", "Show me."), ("review", $"{review}"), ("finding", "0")));

        Assert.Equal("{}", await Etude.Asks<string>("select (context - 'name')::text from feedback where user_id = $1", ada.Id));
    }

    [Theory]
    [InlineData("", "bug", "Write a few words")]
    [InlineData(" \u0007\u001b \n", "bug", "Write a few words")]
    [InlineData("Hello", "praise", "Choose what it is about")]
    public async Task What_cannot_be_sent_comes_back_with_a_sentence(string body, string kind, string sentence)
    {
        var ada = await Etude.Somebody();

        var sent = await ada.Sends((await ada.Gets("/today")).Form("/feedback").With(("body", body), ("kind", kind)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (sent.Status, sent.RoundTrips));
        Assert.Contains(sentence, sent.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(body.Length > 0 && kind == "praise" ? body : "", sent.Form("/feedback")["body"]!.Trim());
        Assert.Equal(0, await Etude.Asks<int>("select count(*)::int from feedback where user_id = $1", ada.Id));
    }

    [Theory]
    [InlineData("It rang\u0007 twice\u001b[31m and\ttabbed\n\nhere.", "It rang twice[31m and\ttabbed\n\nhere.")]
    [InlineData("<script>alert(1)</script> ![x](https://example.test/p.png)", "<script>alert(1)</script> ![x](https://example.test/p.png)")]
    public async Task Control_characters_are_left_out_and_nothing_is_active(string body, string kept)
    {
        var ada = await Etude.Somebody();

        var inbox = await ada.Follows(await ada.Sends((await ada.Gets("/today")).Form("/feedback").With("body", body)));

        Assert.Equal(kept, await Etude.Asks<string>("select body from feedback where user_id = $1", ada.Id));
        Assert.Empty(inbox.Html.QuerySelectorAll("main script, main img"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.test")]
    [InlineData("https://example.test")]
    [InlineData("/today\n/x")]
    public async Task A_page_that_is_none_of_ours_is_not_kept_as_one(string from)
    {
        var ada = await Etude.Somebody();

        await ada.Sends((await ada.Gets("/today")).Form("/feedback").With(("body", "Hm."), ("page", from)));

        Assert.Equal("/", await Etude.Asks<string>("select page from feedback where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_is_one_message_and_other_words_are_another()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/today")).Form("/feedback").With("body", "Once.");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ada.Sends(form)));
        await ada.Sends(form.With("body", "And another thing."));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
        Assert.Equal(2, await Etude.Asks<int>("select count(*)::int from feedback where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task The_owner_reads_answers_and_closes_and_the_person_sees_it()
    {
        var (ada, owner) = (await Etude.Somebody(), await Etude.SignsIn(TestEtude.OwnerEmail));
        await ada.Sends((await ada.Gets("/today")).Form("/feedback").With(("kind", "content"), ("body", "The statement of the ledger says 30.")));
        var id = await Etude.Asks<Guid>("select id from feedback where user_id = $1", ada.Id);
        var inbox = await owner.Gets("/inbox?status=open&kind=content");
        Assert.Contains("The statement of the ledger says 30.", inbox.Words, StringComparison.Ordinal);
        Assert.Equal(1, inbox.RoundTrips);

        var answer = await owner.Sends(inbox.Form($"/inbox/{id}/answer").With(("reply", "**31**, thank you. ![x](https://example.test/p.png)"), ("then", "answer")));
        Assert.Equal((HttpStatusCode.SeeOther, 1), (answer.Status, answer.RoundTrips));

        var hers = await ada.Gets("/inbox");
        Assert.Contains("31, thank you.", hers.TextOf(".reply"), StringComparison.Ordinal);
        Assert.Empty(hers.Html.QuerySelectorAll("main img"));
        Assert.False(hers.HasForm($"/inbox/{id}/answer"));
        await owner.Sends(inbox.Form($"/inbox/{id}/answer").With(("reply", ""), ("then", "close")));
        Assert.Equal("closed **31**", await Etude.Asks<string>("select status || ' ' || left(reply_md, 6) from feedback where id = $1", id));
        Assert.DoesNotContain("The statement of the ledger", (await owner.Gets("/inbox?status=open")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_owns_nothing_sees_and_answers_their_own_alone()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Sends((await ada.Gets("/today")).Form("/feedback").With("body", "Only for the owner."));
        var id = await Etude.Asks<Guid>("select id from feedback where user_id = $1", ada.Id);

        Assert.DoesNotContain("Only for the owner.", (await bob.Gets("/inbox")).Words, StringComparison.Ordinal);
        var form = (await bob.Gets("/today")).Form("/feedback").To($"/inbox/{id}/answer").With(("sender", $"{ada.Id}"), ("reply", "Ha."), ("then", "answer"));

        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(form)).Status);
        Assert.Equal("open", await Etude.Asks<string>("select status from feedback where id = $1", id));
    }

    [Fact]
    public async Task An_address_in_the_settings_makes_nobody_an_owner()
    {
        var (ada, eve) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Sends((await ada.Gets("/today")).Form("/feedback").With("body", "Not for Eve."));
        await Etude.Does("update users set settings_json = settings_json || jsonb_build_object('email', $2::text) where id = $1", eve.Id, TestEtude.OwnerEmail);

        Assert.DoesNotContain("Not for Eve.", (await eve.Gets("/inbox")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update feedback set body = 'Other words' where id = $1")]
    [InlineData("update feedback set user_id = $1 where id = $1")]
    public async Task Even_an_owner_changes_nobodys_words(string sql)
    {
        await using var connection = await Etude.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', '{\"sub\": \"00000000-0000-0000-0000-000000000001\", \"etude_owner\": true}', true)", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var change = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Guid.NewGuid() } } };

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
