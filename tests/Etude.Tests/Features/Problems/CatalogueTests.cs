using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Problems;

public sealed class CatalogueTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Without_a_wish_every_problem_is_listed()
    {
        var (_, slugs) = await Finds("");

        Assert.Equal(await Etude.Asks<long>("select count(*) from problems where retired_at is null"), slugs.Count);
    }

    [Theory]
    [InlineData("q=busiest+window", "busiest-window")]
    [InlineData("q=%22busiest+window%22", "busiest-window")]
    [InlineData("q=usiest+win", "busiest-window")]
    [InlineData("q=idempotent", "idempotent-charge")]
    public async Task Words_find_the_problem_they_are_about_first(string query, string first) =>
        Assert.Equal(first, (await Finds(query)).Slugs[0]);

    [Theory]
    [InlineData("type=sql", "type = 'sql'")]
    [InlineData("type=behavioral", "type = 'behavioral'")]
    [InlineData("difficulty=stretch", "difficulty = 'stretch'")]
    [InlineData("axis=databases", "axes ? 'databases'")]
    [InlineData("em=only", "em_mode = 'only'")]
    [InlineData("em=optional&difficulty=core", "em_mode = 'optional' and difficulty = 'core'")]
    public async Task A_filter_leaves_what_fits(string query, string means)
    {
        var (_, slugs) = await Finds(query);

        Assert.Equal(await Etude.Asks<string>($"select coalesce(string_agg(slug, ' ' order by slug), '') from problems where {means}"), string.Join(' ', slugs.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task One_finds_problems_by_where_one_stands_on_them()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        await (await ada.Starts("busiest-window")).Submits(Work.Failed);
        await ada.Starts("session-cache");
        Assert.Equal(["session-cache"], Slugs(await ada.Gets("/problems?state=open")));
        Assert.Equal(["busiest-window"], Slugs(await ada.Gets("/problems?state=learned")));
        Assert.Empty(Slugs(await ada.Gets("/problems?state=due")));
        Assert.DoesNotContain("session-cache", Slugs(await ada.Gets("/problems?state=new")));

        etude.Clock.Moves(TimeSpan.FromDays(2));

        Assert.Equal(["busiest-window"], Slugs(await ada.Gets("/problems?state=due")));
        Assert.Contains("Due, recall", (await ada.Gets("/problems?state=due")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type=poetry&difficulty=impossible&axis=luck&em=maybe&state=lost")]
    [InlineData("type=&difficulty=&axis=&em=&state=&q=")]
    [InlineData("type=CODING")]
    [InlineData("type=coding&type=sql")]
    [InlineData("axis=databases%27%20or%201%3D1--")]
    public async Task A_filter_that_does_not_exist_counts_as_not_asked(string query)
    {
        var (page, slugs) = await Finds(query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal((await Finds("")).Slugs.Count, slugs.Count);
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%5C")]
    [InlineData("zzzzzz")]
    [InlineData("%27")]
    [InlineData("%00%00zzzz%00")]
    [InlineData("%22unclosed+quote+zzzz")]
    [InlineData("%28%29%26%7C%21%3A%2A+zzzz")]
    [InlineData("%F0%9F%A7%A9")]
    [InlineData("%ED%A0%80zzzz")]
    public async Task Wildcards_quotes_and_odd_characters_are_words_like_others(string query)
    {
        var (page, slugs) = await Finds($"q={query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(slugs);
        Assert.Contains("No problem fits all of that", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(200)]
    [InlineData(3000)]
    public async Task A_very_long_question_is_cut_between_characters(int letters)
    {
        var (page, _) = await Finds($"q={new string('z', letters)}{Uri.EscapeDataString("\U0001F9E9\U0001F9E9")}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task What_was_asked_is_still_in_the_form_and_nothing_of_it_is_markup()
    {
        var (page, _) = await Finds("q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&difficulty=core");

        Assert.Equal("<script>alert(1)</script>", page.Form("/problems")["q"]);
        Assert.Equal("core", page.Form("/problems")["difficulty"]);
        Assert.DoesNotContain("<script>alert", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_shown_with_its_statement_and_what_one_did_on_it()
    {
        var ada = await Etude.Somebody();
        Assert.Contains("busiest_window(times, width)", (await ada.Gets("/problems/busiest-window")).Words, StringComparison.Ordinal);
        await ada.Solves("busiest-window");

        var page = await ada.Gets("/problems/busiest-window");

        Assert.Contains("Your attempts", page.Words, StringComparison.Ordinal);
        Assert.Contains("Solve it again", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("two markers cross the list once", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/problems/no-such-problem")]
    [InlineData("/problems/BUSIEST-WINDOW")]
    [InlineData("/problems/busiest-window'--")]
    [InlineData("/problems/busiest%2Fwindow")]
    public async Task A_problem_that_does_not_exist_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await Etude.Somebody()).Gets(path)).Status);

    private async Task<(Page Page, IReadOnlyList<string> Slugs)> Finds(string query)
    {
        var page = await (await Etude.Somebody()).Gets($"/problems?{query}");
        return (page, Slugs(page));
    }

    private static IReadOnlyList<string> Slugs(Page page) =>
        [.. page.Html.QuerySelectorAll("main h2 a[href^='/problems/']").Select(a => a.GetAttribute("href")!["/problems/".Length..])];
}
