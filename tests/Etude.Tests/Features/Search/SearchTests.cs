using System.Net;
using System.Text;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Search;

/// <summary>One search over everything a person may see, and the names that the palette holds.</summary>
public sealed class SearchTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task It_finds_rooms_problems_the_library_and_what_is_ones_own()
    {
        var ada = await Etude.Somebody();
        var desk = await ada.Follows(await ada.Sends((await ada.Gets("/writing")).Form("/writing")));
        var draft = desk.Form("/publication");
        await ada.Sends(draft.With(("title", "What the window taught"), ("body_md", "Quokkas count twice.")).To(draft.Action.Replace("publication", "draft", StringComparison.Ordinal)));
        var own = (await ada.Sends((await ada.Gets("/library/new")).Form("/library").With("title", "A window into indexes"))).Location!;
        var job = await ada.AddsJob("Window cleaner in chief\nCorvane\n\nMust have\n- PostgreSQL");

        var links = Links(await ada.Gets("/search?q=window"));

        Assert.Superset(new HashSet<string> { "/problems/busiest-window", own, job, desk.Form("/publication").Action.Replace("/publication", "", StringComparison.Ordinal) }, links);
        Assert.Contains("/library", Links(await ada.Gets("/search?q=LIBRARY")));
        Assert.Contains("/library/kleppmann-distributed-locking", Links(await ada.Gets("/search?q=locking")));
        Assert.Single(Links(await ada.Gets("/search?q=quokkas")));
        Assert.Contains(job, Links(await ada.Gets("/search?q=chiefs")));
        Assert.Contains("What the window taught", (await ada.Gets("/search?q=windows+taught")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_finds_what_is_somebody_elses()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Sends((await ada.Gets("/library/new")).Form("/library").With("title", "Zanzibar in private"));
        await ada.AddsJob("Zanzibar keeper\nCorvane\n\nMust have\n- Kafka");

        Assert.NotEmpty(Links(await ada.Gets("/search?q=zanzibar")));
        Assert.Empty(Links(await bob.Gets("/search?q=zanzibar")));
        Assert.DoesNotContain("Zanzibar", (await bob.Gets("/search/index.json")).Text, StringComparison.Ordinal);
        Assert.Contains("Zanzibar keeper", (await ada.Gets("/search/index.json")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%5C")]
    [InlineData("%00")]
    [InlineData("'; drop table problems --")]
    [InlineData("\"unclosed AND ( -- |")]
    [InlineData("%F0%9F%92%A9")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Odd_words_are_words(string query)
    {
        var page = await (await Etude.Somebody()).Gets($"/search?q={query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("main script"));
        if (query is "%25" or "_" or "%5C")
            Assert.All(page.Html.QuerySelectorAll("main .catalogue a"), a => Assert.Contains(Uri.UnescapeDataString(query), a.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_words_are_cut()
    {
        var page = await (await Etude.Somebody()).Gets($"/search?q={new string('x', 5000)}");

        Assert.Equal((HttpStatusCode.OK, 200), (page.Status, page.Html.QuerySelector("#q")!.GetAttribute("value")!.Length));
    }

    [Fact]
    public async Task The_palettes_names_stay_under_thirty_kilobytes_and_lead_somewhere()
    {
        var ada = await Etude.Somebody();
        var answer = await ada.Gets("/search/index.json");

        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 10_000, 30 * 1024);
        var places = answer.Json["places"]!.AsArray().Select(p => (Path: p![1]!.GetValue<string>(), Kind: p[2]!.GetValue<string>())).ToList();
        foreach (var kind in places.GroupBy(p => p.Kind))
            Assert.Equal(HttpStatusCode.OK, (await ada.Gets(kind.First().Path)).Status);
        Assert.Equal(["Library", "Problem"], places.Select(p => p.Kind).Distinct().Order());
    }

    private static HashSet<string> Links(Page page) => [.. page.Html.QuerySelectorAll("main .catalogue a").Select(a => a.GetAttribute("href")!)];
}
