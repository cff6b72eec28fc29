using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Library;

/// <summary>The shelves, the search and the filters.</summary>
public sealed class ShelvesTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Every_axis_has_a_shelf_and_leads_to_all_of_it()
    {
        var ada = await Etude.Somebody();
        var page = await ada.Gets("/library");

        Assert.Equal(10, page.Html.QuerySelectorAll("section .row-apart h2").Length);
        var all = await ada.Gets("/library?axis=databases");
        Assert.StartsWith($"{await Etude.Asks<long>("select count(*) from content_items where axes ? 'databases'")} items", all.TextOf(".lede"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_active_job_has_a_shelf_of_what_it_asks_for_most()
    {
        var ada = await Etude.Somebody();
        Assert.DoesNotContain("For the job", (await ada.Gets("/library")).Words, StringComparison.Ordinal);
        await Etude.Does("insert into jds (user_id, id, title, source_text, status, axis_weights) values ($1, $2, 'Lead', 'x', 'done', '{\"leadership\": 0.8, \"communication\": 0.2}')", ada.Id, ada.Id);
        await Etude.Does("update users set settings_json = settings_json || jsonb_build_object('active_jd_id', $2::text) where id = $1", ada.Id, ada.Id.ToString());

        var page = await ada.Gets("/library");

        Assert.Equal("What prepares for Leadership, which it weighs most.", page.TextOf("section[aria-label='For the job you aim at'] .soft"));
        var first = page.Html.QuerySelector("section[aria-label='For the job you aim at'] .catalogue a")!.GetAttribute("href")!.Split('/')[^1];
        Assert.Equal("leadership communication", await Etude.Asks<string>("select axes ->> 0 || ' ' || coalesce(axes ->> 1, '') from content_items where slug = $1", first));
    }

    [Theory]
    [InlineData("q=consensus+algorithm", "raft-paper")]
    [InlineData("q=Kleppmann+locking", "kleppmann-distributed-locking")]
    [InlineData("q=%22tail+at+scale%22", "tail-at-scale")]
    [InlineData("q=ail+at+sca", "tail-at-scale")]
    public async Task Words_find_the_item_they_are_about(string query, string slug) => Assert.Equal(slug, (await Finds(await Etude.Somebody(), query))[0]);

    [Theory]
    [InlineData("kind=video", "kind = 'video'")]
    [InlineData("difficulty=deep&kind=exercise", "difficulty = 'deep' and kind = 'exercise'")]
    [InlineData("length=short&axis=leadership", "minutes <= 20 and axes ? 'leadership'")]
    [InlineData("length=project&kind=video", "minutes > 240 and kind = 'video'")]
    [InlineData("length=long&axis=databases", "minutes between 61 and 240 and axes ? 'databases'")]
    public async Task A_filter_leaves_what_fits(string query, string means)
    {
        var ada = await Etude.Somebody();
        var found = new List<string>();
        for (var page = 1; await Finds(ada, $"{query}&page={page}") is { Count: > 0 } more; page++)
            found.AddRange(more);

        Assert.Equal(await Etude.Asks<string>($"select string_agg(slug, ' ' order by slug) from content_items where {means}"), string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task One_finds_items_by_where_one_stands_on_them()
    {
        var ada = await Etude.Somebody();
        await Marks(ada, "pro-git", ("status", "started"));
        await Marks(ada, "sicp", ("status", "queued"), ("favourite", "on"));
        await Marks(ada, "bitter-lesson", ("status", "finished"));
        await Marks(ada, "shape-up", ("status", "dropped"));

        Assert.Equal(["pro-git"], await Finds(ada, "status=started"));
        Assert.Equal(["sicp"], await Finds(ada, "status=queued"));
        Assert.Equal(["bitter-lesson"], await Finds(ada, "status=finished"));
        Assert.Equal(["shape-up"], await Finds(ada, "status=dropped"));
        Assert.Equal(["sicp"], await Finds(ada, "status=favourite"));
        Assert.Empty(await Finds(ada, "status=started&axis=leadership"));
        Assert.Empty(await Finds(ada, "status=own"));
        Assert.DoesNotContain("sicp", await Finds(ada, "status=new&q=interpretation"));
        Assert.Contains("You finished 1 item today.", (await ada.Gets("/library")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=%00&axis=luck&kind=poem&difficulty=easy&status=lost&length=endless&page=-3")]
    [InlineData("page=99999999999999999999")]
    [InlineData("q=')%3B+drop+table+content_items%3B--")]
    [InlineData("q=%26+%7C+!+%3A*+%28")]
    [InlineData("q=%25_%5C")]
    public async Task Wishes_that_make_no_sense_do_no_harm(string query) =>
        Assert.Equal(HttpStatusCode.OK, (await (await Etude.Somebody()).Gets($"/library?{query}")).Status);

    [Fact]
    public async Task A_page_behind_the_last_leads_back()
    {
        var page = await (await Etude.Somebody()).Gets("/library?kind=video&page=900");

        Assert.Contains("behind the last one", page.Words, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> Finds(Learner who, string query) =>
        [.. (await who.Gets($"/library?{query}")).Html.QuerySelectorAll(".catalogue a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];

    private static async Task Marks(Learner who, string slug, params (string, string)[] fields) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await who.Sends((await who.Gets($"/library/{slug}")).Form("/progress").Without("was").With(fields))).Status);
}
