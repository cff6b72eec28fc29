using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Library;

/// <summary>Items of one's own: seen by their owner alone, changed, deleted with all that they had added.</summary>
public sealed class OwnItemTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task An_item_of_ones_own_is_added_and_found_by_its_words()
    {
        var ada = await Etude.Somebody();
        var path = await Adds(ada, ("title", "Notes on <zeppelin> engines"), ("url", "https://example.org/z"), ("minutes", "600"), ("axis_databases", "on"), ("why", "Because *it* flies."));
        var page = await ada.Gets(path);

        Assert.Equal("Notes on <zeppelin> engines", page.TextOf("h1"));
        Assert.Equal("https://example.org/z", page.Html.QuerySelector("a[rel]")!.GetAttribute("href"));
        Assert.Contains("On your list", page.Words, StringComparison.Ordinal);
        Assert.Contains("Sittings", page.Words, StringComparison.Ordinal);
        foreach (var query in new[] { "q=zeppelin", "status=own", "status=queued", "axis=databases&length=project&q=zeppelin" })
            Assert.Contains(path, (await ada.Gets($"/library?{query}")).Html.QuerySelectorAll(".catalogue a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Nobody_else_sees_changes_or_deletes_it()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var path = await Adds(ada, ("title", "Quillon diary"));
        var form = (await bob.Gets("/library/new")).Form("/library").With("title", "Taken");

        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets($"{path}/form")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(form.To($"{path}/form"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(form.To($"{path}/removal"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(form.With("status", "finished").To($"{path}/progress"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.SendsForJson(form.With(("notes_md", "mine"), ("revision", "0")).To($"{path}/draft"))).Status);
        Assert.DoesNotContain("Quillon", (await bob.Gets("/library?q=quillon")).Text.Replace("value=\"quillon\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Quillon diary", (await ada.Gets(path)).TextOf("h1"));
    }

    [Fact]
    public async Task It_is_changed_by_the_form_that_made_it()
    {
        var ada = await Etude.Somebody();
        var path = await Adds(ada, ("title", "First title"), ("url", "https://example.org/"), ("axis_leadership", "on"));
        var form = (await ada.Gets($"{path}/form")).Form("/form");
        Assert.Equal(("First title", "https://example.org/", "on"), (form["title"], form["url"], form["axis_leadership"]));

        await ada.Sends(form.Without("axis_leadership").With(("title", "Second title"), ("url", ""), ("difficulty", "deep")));

        var page = await ada.Gets(path);
        Assert.Equal("Second title", page.TextOf("h1"));
        Assert.Null(page.Html.QuerySelector("a[rel]"));
        Assert.Equal(["Reading", "Deep", "Your own"], page.Html.QuerySelectorAll("main header .facts span").Select(f => f.TextContent));
    }

    [Fact]
    public async Task Deleted_it_leaves_nothing_behind_not_even_in_the_days()
    {
        var ada = await Etude.Somebody();
        var path = await Adds(ada, ("title", "To be deleted"), ("minutes", "500"));
        var page = await ada.Gets(path);
        await ada.Sends(page.Form("/sittings").With("minutes", "30"));
        await ada.Sends(page.Form("/progress").With("status", "finished"));
        await ada.Sends((await ada.Gets("/library/bitter-lesson")).Form("/progress").With("status", "finished"));

        Assert.Equal("/library", (await ada.Sends(page.Form("/removal"))).Location);

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Gets(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(page.Form("/removal"))).Status);
        Assert.Equal("0 1", await Etude.Asks<string>("select seconds_active || ' ' || contents_finished from sessions where user_id = $1", ada.Id));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from content_progress where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_curated_item_cannot_be_changed_or_deleted_by_anybody()
    {
        var ada = await Etude.Somebody();
        var id = await Etude.Asks<Guid>("select id from content_items where slug = 'pro-git'");
        var form = (await ada.Gets("/library/new")).Form("/library").With("title", "Mine now");

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form.To($"/library/{id}/form"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Sends(form.To($"/library/{id}/removal"))).Status);
        Assert.Equal("Pro Git", await Etude.Asks<string>("select title from content_items where id = $1", id));
    }

    [Theory]
    [InlineData("title", "", "Enter a title")]
    [InlineData("title", "long", "at most 300")]
    [InlineData("url", "javascript:alert(1)", "begins with https://")]
    [InlineData("url", "https://ada:secret@example.org/", "user name or a password")]
    [InlineData("minutes", "-1", "whole minutes")]
    [InlineData("minutes", "1e9", "whole minutes")]
    [InlineData("kind", "poem", "Choose what it is")]
    [InlineData("difficulty", "easy", "how demanding")]
    public async Task A_mistake_is_named_and_every_word_is_kept(string name, string value, string says)
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/library/new")).Form("/library").With(("title", "A title"), ("why", "Words that must not be lost."));
        var answer = await ada.Sends(form.With(name, value == "long" ? new string('a', 301) : value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(says, answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Words that must not be lost.", answer.Html.QuerySelector("#why")!.TextContent);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from content_items where created_by_user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_private_address_is_stored_and_marked()
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets(await Adds(ada, ("title", "The wiki at work"), ("url", "http://wiki.internal/page")));

        Assert.Contains("On a private network", page.Words, StringComparison.Ordinal);
    }

    private static async Task<string> Adds(Learner who, params (string, string)[] fields)
    {
        var answer = await who.Sends((await who.Gets("/library/new")).Form("/library").With(fields));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return answer.Location!;
    }
}
