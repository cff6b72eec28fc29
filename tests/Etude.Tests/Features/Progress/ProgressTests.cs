using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Progress;

public sealed class ProgressTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Somebody_new_reads_what_will_stand_here()
    {
        var page = await (await Etude.Somebody()).Gets("/progress");

        Assert.Equal((HttpStatusCode.OK, 1), (page.Status, page.RoundTrips));
        Assert.Equal("No problem has returned in these days yet.", page.TextOf("h1"));
        Assert.Contains("Nothing is in review yet", page.Words, StringComparison.Ordinal);
        Assert.Contains("No practice day in these days yet", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_is_counted_and_a_first_meeting_is_not()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");
        await ada.Solves("busiest-window");
        await ada.Solves("session-cache");

        var page = await ada.Gets("/progress");

        Assert.Equal("1 problem has returned in these days.", page.TextOf("h1"));
        Assert.Contains("1 practice day", page.Words, StringComparison.Ordinal);
        Assert.Contains("2 problems", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_outside_the_range_is_not_counted()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");

        Assert.Contains("No practice day", (await ada.Gets("/progress?from=2026-01-01&to=2026-01-31")).Words, StringComparison.Ordinal);
        Assert.Contains("1 practice day", (await ada.Gets("/progress?from=2026-01-01")).Words, StringComparison.Ordinal);
        Assert.Contains("1 practice day", (await ada.Gets("/progress?range=all")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?range=yesterday")]
    [InlineData("?from=2026-99-99&to=x")]
    [InlineData("?from=9999-12-31&to=9999-12-31")]
    [InlineData("?from=2000-01-01")]
    [InlineData("?range=%00")]
    public async Task Days_that_make_no_sense_show_a_page_all_the_same(string query)
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");

        Assert.Equal(HttpStatusCode.OK, (await ada.Gets($"/progress{query}")).Status);
    }

    [Theory]
    [InlineData("resolves", "Week of,Returned,Solved unaided,Share,Low,High")]
    [InlineData("axes", "Axis,")]
    [InlineData("recall", "Problem,Recall now,In 30 days,Returns")]
    [InlineData("forecast", "Day,Recall if nothing is practised,Returns")]
    [InlineData("calibration", "You said,Runs,Passed,Share,Exactly right would be")]
    [InlineData("phases", "Phase,")]
    [InlineData("hints", "Week of,Attempts,Hints,Hints for each")]
    [InlineData("practice", "Week of,Minutes,Practice days,Submitted,Solved alone,Library pieces,Words")]
    public async Task Each_table_can_be_saved(string table, string head)
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");

        var file = await ada.Gets($"/progress/{table}.csv?range=4w");

        Assert.Equal((HttpStatusCode.OK, "text/csv; charset=utf-8", 1), (file.Status, file.Header("Content-Type"), file.RoundTrips));
        Assert.StartsWith(head, file.Text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains($"etude-{table}-2026-03-02.csv", file.Header("Content-Disposition"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_begins_a_formula_is_text_in_the_file()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("first-bad-release");
        await Etude.Does("update problems set title = '=cmd()' where slug = 'first-bad-release'");

        Assert.Contains("\r\n'=cmd(),", (await ada.Gets("/progress/recall.csv")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_there_is_not_is_not_here() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await Etude.Somebody()).Gets("/progress/secrets.csv")).Status);

    [Fact]
    public async Task Nobody_sees_what_another_has_done()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await ada.Solves("busiest-window");

        Assert.Single((await bob.Gets("/progress/recall.csv")).Text.Trim().Split('\n'));
        Assert.Contains("No practice day", (await bob.Gets("/progress")).Words, StringComparison.Ordinal);
    }
}
