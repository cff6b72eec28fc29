using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Library;

/// <summary>Notes on an item: saved as they are typed, never overwritten by another tab.</summary>
public sealed class NotesTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string Item = "/library/raft-paper";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Notes_are_kept_shown_and_count_up_their_revision()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets(Item)).Form("/draft");
        var first = await ada.SendsForJson(form.With("notes_md", "Leaders *append*."));
        var second = await ada.SendsForJson(form.With(("notes_md", "Leaders *append* only."), ("revision", "1")));

        Assert.Equal((1, 2), ((int)first.Json["revision"]!, (int)second.Json["revision"]!));
        var page = await ada.Gets(Item);
        Assert.Equal("Leaders *append* only.", page.Html.QuerySelector("#notes_md")!.TextContent);
        Assert.Equal("append", page.TextOf("#notes ~ details em"));
    }

    [Fact]
    public async Task Another_tab_is_told_and_gets_its_words_back()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets(Item)).Form("/draft");
        await ada.Sends(form.With("notes_md", "From the first tab."));
        var words = "From the second tab, and long enough to stand in a field of its own.";
        var script = await ada.SendsForJson(form.With("notes_md", words));
        var page = await ada.Sends(form.With("notes_md", words));

        Assert.Equal((HttpStatusCode.Conflict, 1), (script.Status, (int)script.Json["revision"]!));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(words, page.Html.QuerySelector("textarea[name=notes_md]")!.TextContent);
        await ada.Sends(page.Form("/draft"));
        Assert.Equal(words, await Etude.Asks<string>("select notes_md from content_progress where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Status_and_notes_do_not_disturb_each_other()
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets(Item);
        await ada.Sends(page.Form("/draft").With("notes_md", "Mine."));
        await ada.Sends(page.Form("/progress").With("status", "finished"));
        var again = await ada.SendsForJson(page.Form("/draft").With(("notes_md", "Mine still."), ("revision", "1")));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("finished", await Etude.Asks<string>("select status from content_progress where user_id = $1", ada.Id));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task Notes_render_nothing_active(string notes)
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets(Item)).Form("/draft").With("notes_md", notes));
        var shown = (await ada.Gets(Item)).Html.QuerySelector("#notes ~ details .prose")!;

        Assert.Empty(shown.QuerySelectorAll("script, img, [onerror], a[href^='javascript']"));
    }

    [Theory]
    [InlineData("\0", "NUL")]
    [InlineData("long", "at most 262,144 fit here")]
    [InlineData("wide", "256 KB")]
    public async Task Notes_that_do_not_fit_are_refused_in_a_sentence(string notes, string says)
    {
        var ada = await Etude.Somebody();
        var text = notes switch { "long" => new string('a', 300_000), "wide" => new string('é', 200_000), _ => $"a{notes}b" };
        var answer = await ada.Sends((await ada.Gets(Item)).Form("/draft").With("notes_md", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(says, answer.Words, StringComparison.Ordinal);
    }
}
