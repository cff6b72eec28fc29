using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Direction.Jobs;

public sealed class JobsTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string Ledger = "Senior Backend Engineer\nCorvane Payments\n\nMust have\n- Strong PostgreSQL: locking, query plans\n- Kafka\n\nNice to have\n- Terraform";
    private const string Vision = "Machine Learning Engineer\nHollin\n\nMust have\n- PyTorch and computer vision\n- machine learning in production";

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task A_pasted_description_is_read_and_every_figure_has_its_lines()
    {
        var ada = await Etude.Somebody();

        var page = await ada.Gets(await ada.AddsJob(Ledger));

        Assert.Equal("Senior Backend Engineer", page.TextOf("h1"));
        Assert.Contains("Corvane Payments", page.Words, StringComparison.Ordinal);
        Assert.Contains("Must have: PostgreSQL", page.TextOf(".lede"), StringComparison.Ordinal);
        Assert.All(page.Html.QuerySelectorAll(".weighs > li"), axis => Assert.NotEmpty(axis.QuerySelectorAll("q")));
        Assert.All(page.Html.QuerySelectorAll(".signals > li"), tag => Assert.NotEmpty(tag.QuerySelectorAll("q")));
        Assert.All(page.Html.QuerySelectorAll("q"), quote => Assert.Contains(quote.TextContent, Ledger, StringComparison.Ordinal));
        Assert.Contains("Line 5", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_stays_when_the_text_is_read_again()
    {
        var ada = await Etude.Somebody();
        var job = await ada.AddsJob(Ledger);
        var form = (await ada.Gets($"{job}/correction")).Form("/correction").With(("title", "Ledger engineer"), ("weight_databases", "70"), ("weight_leadership", "30"), ("more_tags", "double entry, escrow"));
        foreach (var axis in new[] { "systems_design", "distributed_systems", "code_quality", "tooling_and_delivery", "algorithms", "data_structures" })
            form = form.With($"weight_{axis}", "0");
        form = form with { Fields = [.. form.Fields.Where(f => f.Key != "tag" || f.Value != "Terraform")] };
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(form)).Status);

        var again = (await ada.Gets(job)).Form("/reading");
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(again.With("text", Ledger + "\n- Redis"))).Status);
        var page = await ada.Gets(job);

        Assert.Equal("Ledger engineer", page.TextOf("h1"));
        Assert.Equal(["Databases", "Leadership"], page.Html.QuerySelectorAll(".weigh span:first-child").Select(s => s.TextContent));
        Assert.Contains("70 %", page.Words, StringComparison.Ordinal);
        Assert.Equal((true, true, false, true), (HasTag(page, "escrow"), HasTag(page, "double entry"), HasTag(page, "Terraform"), HasTag(page, "Redis")));
        Assert.Contains("corrected by you", page.Words, StringComparison.Ordinal);

        await ada.Sends(page.Form("/reading").With("forget", "1"));
        var fresh = await ada.Gets(job);
        Assert.Equal("Senior Backend Engineer", fresh.TextOf("h1"));
        Assert.Equal((false, true), (HasTag(fresh, "escrow"), HasTag(fresh, "Terraform")));
    }

    [Fact]
    public async Task What_was_not_changed_follows_the_next_reading()
    {
        var ada = await Etude.Somebody();
        var job = await ada.AddsJob(Ledger);
        await ada.Sends((await ada.Gets($"{job}/correction")).Form("/correction").With("company", "Another"));

        await ada.Sends((await ada.Gets(job)).Form("/reading").With("text", Vision));
        var page = await ada.Gets(job);

        Assert.Equal("Machine Learning Engineer", page.TextOf("h1"));
        Assert.Contains("Another", page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.Equal("Machine learning", page.TextOf(".weigh span"));
    }

    [Fact]
    public async Task Weights_may_add_up_to_anything_and_become_shares()
    {
        var ada = await Etude.Somebody();
        var job = await ada.AddsJob("Gardener");
        await ada.Sends((await ada.Gets($"{job}/correction")).Form("/correction").With(("weight_databases", "2"), ("weight_leadership", "1")));

        Assert.Equal(1.0, await Etude.Asks<double>("select sum(value::float8) from jds, jsonb_each_text(axis_weights) where user_id = $1", ada.Id), 9);
        Assert.Contains("67 %", (await ada.Gets(job)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight_databases", "many", "Enter a number from 0 to 100 for Databases.")]
    [InlineData("weight_databases", "-1", "Enter a number from 0 to 100 for Databases.")]
    [InlineData("weight_databases", "1e9", "Enter a number from 0 to 100 for Databases.")]
    [InlineData("share_coach", "NaN", "Enter a number from 0 to 100 for Coach.")]
    [InlineData("title", "", "Enter a title")]
    public async Task A_correction_that_cannot_be_is_named_and_nothing_typed_is_lost(string field, string value, string words)
    {
        var ada = await Etude.Somebody();
        var job = await ada.AddsJob(Ledger);

        var page = await ada.Sends((await ada.Gets($"{job}/correction")).Form("/correction").With((field, value), ("company", "Typed before")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("Typed before", value), (page.Form("/correction")["company"], page.Form("/correction")[field]));
        Assert.Contains("Senior Backend Engineer", (await ada.Gets(job)).TextOf("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_follows_the_active_job_and_says_why()
    {
        var ada = await Etude.Somebody();
        var (ledger, vision) = (await ada.AddsJob(Ledger), await ada.AddsJob(Vision));
        await ada.Sends((await ada.Gets(ledger)).Form("/active"));
        var first = await ada.Gets("/today");
        // The first start keeps the day's plan; another aim lets go of it.
        await ada.Starts("session-cache");

        await ada.Sends((await ada.Gets(vision)).Form("/active"));
        var second = await ada.Gets("/today");

        Assert.Contains("Aiming at Senior Backend Engineer, Corvane Payments. You aim at it since today, so the plan was made anew. New problems follow its weights: Databases", first.Words, StringComparison.Ordinal);
        Assert.Contains("of the job you aim for", first.TextOf("ol.plan"), StringComparison.Ordinal);
        Assert.Contains("Aiming at Machine Learning Engineer, Hollin.", second.Words, StringComparison.Ordinal);
        Assert.Contains("Machine learning is", second.TextOf("ol.plan"), StringComparison.Ordinal);
        Assert.NotEqual(first.TextOf("ol.plan"), second.TextOf("ol.plan"));
    }

    [Fact]
    public async Task One_job_is_active_and_a_removed_one_is_aimed_at_no_more()
    {
        var ada = await Etude.Somebody();
        var (ledger, vision) = (await ada.AddsJob(Ledger), await ada.AddsJob(Vision));
        await ada.Sends((await ada.Gets(ledger)).Form("/active"));
        await ada.Sends((await ada.Gets(vision)).Form("/active"));
        Assert.Equal(["", "Active: Today follows it"], (await ada.Gets("/jobs")).Html.QuerySelectorAll(".where").Select(w => w.TextContent).Order(StringComparer.Ordinal));

        await ada.Sends((await ada.Gets(vision)).Form("/interview").With("interview_date", "2026-03-20"));
        Assert.Equal("18 days to the interview Friday 20 March", string.Join(' ', (await ada.Gets(vision)).Html.QuerySelectorAll(".countdown p").Select(p => p.TextContent)));
        var aside = (await ada.Gets("/today")).TextOf(".countdown");
        Assert.Contains("18 days to the interview", aside, StringComparison.Ordinal);
        Assert.Contains("Hollin, Friday 20 March.", aside, StringComparison.Ordinal);
        await ada.Sends((await ada.Gets(vision)).Form("/interview").With("interview_date", "2026-03-02"));
        Assert.Contains("The interview is today", (await ada.Gets("/today")).TextOf(".countdown"), StringComparison.Ordinal);
        await ada.Sends((await ada.Gets(vision)).Form("/removal"));

        Assert.DoesNotContain("Aiming at", (await ada.Gets("/today")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Gets(vision)).Status);
    }

    [Fact]
    public async Task Nobody_else_sees_reads_corrects_activates_or_removes_a_job()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var (hers, his) = (await ada.AddsJob(Ledger), await bob.AddsJob(Vision));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets(hers)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.Gets($"{hers}/correction")).Status);

        foreach (var (deed, page) in new[] { ("active", his), ("reading", his), ("correction", $"{his}/correction") })
            Assert.Equal(HttpStatusCode.NotFound, (await bob.Sends((await bob.Gets(page)).Form($"/{deed}").To($"{hers}/{deed}"))).Status);
        await bob.Sends((await bob.Gets(his)).Form("/removal").To($"{hers}/removal"));

        Assert.Equal("Senior Backend Engineer", (await ada.Gets(hers)).TextOf("h1"));
        Assert.DoesNotContain("Aiming at", (await bob.Gets("/today")).Words, StringComparison.Ordinal);
    }

    private static bool HasTag(Page page, string tag) => page.Html.QuerySelectorAll(".signals summary span:first-child").Any(s => s.TextContent == tag);
}
