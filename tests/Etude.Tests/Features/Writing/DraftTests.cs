using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Writing;

/// <summary>Drafts: saved as they are typed, never overwritten, with their earlier versions, and counted into the day.</summary>
public sealed class DraftTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_draft_is_kept_and_shown_with_its_preview()
    {
        var ada = await Etude.Somebody();
        var desk = await Begins(ada);
        var saved = await ada.SendsForJson(desk.Form("/draft").With(("title", "On retries"), ("body_md", "Wait, *then* ask.")).To(Path(desk) + "/draft"));

        Assert.Equal((HttpStatusCode.OK, 1), (saved.Status, (int)saved.Json["revision"]!));
        var page = await ada.Gets(Path(desk));
        Assert.Equal(("On retries", "then", "3 words"), (page.TextOf("h1"), page.TextOf("#preview em"), page.TextOf("[data-words]")));
        Assert.Contains("On retries", (await ada.Gets("/writing")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_how_a_piece_begins_without_its_marks_and_never_half_a_word()
    {
        var ada = await Etude.Somebody();
        var desk = await Begins(ada);
        await ada.SendsForJson(desk.Form("/draft").With(("title", "On retries"), ("body_md", $"# Why\n\n*Wait*, then ask{string.Concat(Enumerable.Repeat(" again", 60))}.")).To(Path(desk) + "/draft"));

        var beginning = (await ada.Gets("/writing")).TextOf(".catalogue .soft");
        Assert.StartsWith("Why Wait, then ask again", beginning, StringComparison.Ordinal);
        Assert.EndsWith(" again…", beginning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tab_is_told_and_gets_its_words_back()
    {
        var ada = await Etude.Somebody();
        var desk = await Begins(ada);
        var form = desk.Form("/draft").To(Path(desk) + "/draft");
        await ada.Sends(form.With("body_md", "From the first tab."));
        var words = "From the second tab, long enough to stand in a field of its own, as it should.";

        var script = await ada.SendsForJson(form.With("body_md", words));
        var page = await ada.Sends(form.With("body_md", words));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (script.Status, page.Status));
        Assert.Equal(words, page.Html.QuerySelector("textarea[name=body_md]")!.TextContent);
        await ada.Sends(page.Form("/draft"));
        Assert.Equal(words, await Etude.Asks<string>("select body_md from writings where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_a_draft()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var path = Path(await Begins(ada));
        var form = (await Begins(bob)).Form("/draft").With("body_md", "Mine.");

        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets(path)).Status);
        foreach (var deed in new[] { "draft", "publication", "withdrawal", "removal" })
            Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(form.With("title", "T").To($"{path}/{deed}"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(form.With("at", "2026-11-22T10:00:00Z").To($"{path}/restoration"))).Status);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from writings where user_id = $1 and body_md <> ''", ada.Id));
    }

    [Fact]
    public async Task The_words_of_the_day_are_what_the_day_added()
    {
        var ada = await Etude.Somebody();
        var path = Path(await Begins(ada));
        await Writes(ada, path, "one two three four five");
        Assert.Equal(5, await Words(ada));
        await Writes(ada, path, "one two");
        Assert.Equal(2, await Words(ada));
        await Writes(ada, path, "one two three four five");
        Assert.Equal(5, await Words(ada));
        await Writes(ada, path, "");
        Assert.Equal(0, await Words(ada));
        await Writes(ada, path, "one two three");

        var other = Path(await Begins(ada));
        await Writes(ada, other, "four five six seven");
        Assert.Equal(7, await Words(ada));
        await ada.Sends((await ada.Gets(other)).Form("/removal"));
        Assert.Equal(3, await Words(ada));
    }

    [Fact]
    public async Task A_later_day_counts_from_where_it_began()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var path = Path(await Begins(ada));
        await Writes(ada, path, "one two three four five");
        etude.Clock.Moves(TimeSpan.FromDays(1));
        await Writes(ada, path, "one two");
        await Writes(ada, path, "one two three four five six seven");

        Assert.Equal("5 2", await etude.Asks<string>("select string_agg(words_written::text, ' ' order by day) from sessions where user_id = $1", ada.Id));
        Assert.Equal(await etude.Asks<string>("select string_agg(words_written::text, ' ' order by day) from sessions where user_id = $1", ada.Id),
            await etude.Asks<string>("select string_agg(greatest(0, value::int)::text, ' ' order by key) from writings, jsonb_each_text(words_by_day) where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task What_was_cut_is_kept_as_an_earlier_version_and_comes_back()
    {
        var ada = await Etude.Somebody();
        var path = Path(await Begins(ada));
        var words = string.Join(' ', Enumerable.Repeat("words that matter", 30));
        await Writes(ada, path, words);
        await Writes(ada, path, "Oh.");

        var page = await ada.Gets(path);
        var button = page.Html.QuerySelector("button[name=at]")!;
        Assert.StartsWith("Bring back 90 words", button.TextContent, StringComparison.Ordinal);
        await ada.Sends(page.Form("/restoration").With("at", button.GetAttribute("value")));

        Assert.Equal(words, await Etude.Asks<string>("select body_md from writings where user_id = $1", ada.Id));
        Assert.Contains("Bring back 1 word", (await ada.Gets(path)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Sends(page.Form("/restoration").With("at", "2001-01-01T00:00:00Z"))).Status);
    }

    [Fact]
    public async Task Versions_are_kept_every_ten_minutes_and_at_most_twenty()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var path = Path(await Begins(ada));
        for (var i = 0; i < 25; i++)
        {
            await Writes(ada, path, $"Version {i}");
            await Writes(ada, path, $"Version {i} and a half");
            etude.Clock.Moves(TimeSpan.FromMinutes(11));
        }

        Assert.Equal("20 Version 23 and a half", await etude.Asks<string>("select jsonb_array_length(earlier) || ' ' || (earlier -> 0 ->> 'body_md') from writings where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_draft_grows_from_an_attempt_a_note_or_a_reflection()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        await practice.Submits(("notes_reflect", "Write the invariant first."), ("code", "x"), ("confidence", "3"));
        await ada.Sends((await ada.Gets("/library/raft-paper")).Form("/draft").With("notes_md", "Leaders append only."));
        var content = await Etude.Asks<Guid>("select id from content_items where slug = 'raft-paper'");
        await Etude.Does("insert into reflections (user_id, id, engine, window_start, window_end, prompts, replies) values ($1, $1, 'rules', '2026-10-25', '2026-11-22', '[{\"key\": \"a\", \"text\": \"What matters?\"}]', '{\"a\": \"Fewer retries.\"}')", ada.Id);
        var form = (await ada.Gets("/writing")).Form("/writing");

        var fromAttempt = await ada.Follows(await ada.Sends(form.With("attempt", practice.Path.Split('/')[^1])));
        Assert.Contains("The busiest window", fromAttempt.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Write the invariant first.", fromAttempt.Html.QuerySelector("#body_md")!.TextContent, StringComparison.Ordinal);
        var fromNote = await ada.Follows(await ada.Sends(form.With("content", content.ToString())));
        Assert.Contains("Leaders append only.", fromNote.Html.QuerySelector("#body_md")!.TextContent, StringComparison.Ordinal);
        var fromReflection = await ada.Follows(await ada.Sends(form.With("reflection", ada.Id.ToString())));
        Assert.Contains("> What matters?\n\nFewer retries.", fromReflection.Html.QuerySelector("#body_md")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0L, await Etude.Asks<long>("select coalesce(sum(words_written), 0)::bigint from sessions where user_id = $1", ada.Id));

        var bob = await Etude.Somebody();
        var his = (await bob.Gets("/writing")).Form("/writing");
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends(his.With("attempt", practice.Path.Split('/')[^1]))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bob.Sends(his.With("attempt", "../x"))).Status);
    }

    [Theory]
    [InlineData(1_048_576, HttpStatusCode.OK, "")]
    [InlineData(1_048_577, HttpStatusCode.UnprocessableEntity, "at most 1,048,576 fit here")]
    public async Task A_megabyte_fits_and_no_more(int length, HttpStatusCode status, string says)
    {
        var ada = await Etude.Somebody();
        var desk = await Begins(ada);
        var answer = await ada.SendsForJson(desk.Form("/draft").With("body_md", new string('a', length)).To(Path(desk) + "/draft"));

        Assert.Equal(status, answer.Status);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_megabyte_of_wide_letters_is_refused_in_a_sentence_and_what_was_there_stays()
    {
        var ada = await Etude.Somebody();
        var path = Path(await Begins(ada));
        await Writes(ada, path, "Before.");
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in (await ada.Gets(path)).Form("/draft").With("body_md", new string('語', 400_000)).Fields)
            body.Add(new StringContent(value), name);
        var answer = await ada.Asks(HttpMethod.Post, path + "/draft", body, ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("longer than 1 MB", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Before.", await Etude.Asks<string>("select body_md from writings where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task The_preview_renders_as_the_public_page_does_and_asks_the_database_nothing()
    {
        var ada = await Etude.Somebody();
        var desk = await Begins(ada);
        var answer = await ada.Sends(desk.Form("/draft").With("body_md", "A $x^2$ and <b>no</b>.").To("/writing/preview"), ("X-Etude-Fragment", "1"));

        Assert.Equal((HttpStatusCode.OK, 0), (answer.Status, answer.RoundTrips));
        Assert.NotNull(answer.Html.QuerySelector("#preview math"));
        Assert.Null(answer.Html.QuerySelector("#preview b"));
    }

    private static async Task<Page> Begins(Learner who) => await who.Follows(await who.Sends((await who.Gets("/writing")).Form("/writing")));

    private static string Path(Page desk) => desk.Form("/publication").Action[..^"/publication".Length];

    private static async Task Writes(Learner who, string path, string body) =>
        Assert.Equal(HttpStatusCode.OK, (await who.SendsForJson((await who.Gets(path)).Form("/draft").With("body_md", body).To(path + "/draft"))).Status);

    private Task<int> Words(Learner who) => Etude.Asks<int>("select coalesce(sum(words_written), 0)::int from sessions where user_id = $1", who.Id);
}
