using Etude.Tests.Support;

namespace Etude.Tests.Features.Direction.Fit;

public sealed class FitPageTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string Job = "Backend Engineer\nCorvane\n\nMust have\n- Strong PostgreSQL: locking\n- PyTorch in production";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Without_a_job_it_says_what_will_be_here()
    {
        var page = await (await Etude.Somebody()).Gets("/fit");

        Assert.Contains("No job is active yet.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_CV_and_practice_stand_side_by_side_with_their_states()
    {
        var ada = await Etude.Somebody();
        var job = await ada.AddsJob(Job);
        await ada.Sends((await ada.Gets(job)).Form("/active"));
        await ada.AddsCv("Experience\nEngineer, Corda, 2021 - now\n- Cut the report from 40 s to 3 s in PostgreSQL");
        await ada.Solves("ledger-balance");

        var page = await ada.Gets("/fit");

        var rows = page.Html.QuerySelectorAll(".fit tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToList()).ToList();
        Assert.Contains(rows, r => r[0] == "Strong PostgreSQL: locking" && r[1] == "Cut the report from 40 s to 3 s in PostgreSQL" && r[2].EndsWith(", unaided, 2 Mar", StringComparison.Ordinal) && r[3].StartsWith("Shown", StringComparison.Ordinal));
        Assert.Contains(rows, r => r[0] == "PyTorch in production" && r[1] == "Nothing found" && r[2] == "Not practised yet" && r[3].StartsWith("Missing", StringComparison.Ordinal));
        Assert.Contains("PyTorch", page.TextOf(".gaps h3"), StringComparison.Ordinal);
        Assert.Equal(1, page.RoundTrips);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("none")]
    public async Task What_is_promised_of_Today_is_what_Today_does(string scale)
    {
        var ada = await Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With(("limit_scale", scale)));
        await ada.Sends((await ada.Gets(await ada.AddsJob("Machine Learning Engineer\n\nMust have\n- PyTorch\n- computer vision"))).Form("/active"));

        var promised = (await ada.Gets("/fit")).TextOf(".gaps");
        var today = await ada.Gets("/today");
        var plan = today.TextOf("ol.plan");

        var title = promised.Split('“', '”')[1];
        Assert.Contains("Today’s next new problem is on this axis: “", promised, StringComparison.Ordinal);
        Assert.Contains(title, plan, StringComparison.Ordinal);
        var minutes = today.Html.QuerySelectorAll("ol.plan > li").Single(l => l.QuerySelector("h2")?.TextContent == title).QuerySelector(".mins")!.FirstChild!.TextContent;
        Assert.Contains($"“{title}”, {minutes} minutes.", promised, StringComparison.Ordinal);
    }
}
