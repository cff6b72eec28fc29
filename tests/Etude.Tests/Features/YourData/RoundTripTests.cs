using System.Net;
using System.Text.Json.Nodes;
using Etude.Features.YourData.Archive;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>A history goes out of one database and into another, and nothing is lost on the way.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private TestEtude? one;
    private TestEtude? other;
    private Learner? busy;

    public async ValueTask InitializeAsync()
    {
        one = await TestEtude.Start();
        other = await TestEtude.Start();
        busy = await Busy.Person(one);
        other.Clock.MovesTo(one.Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await one!.DisposeAsync();
        await other!.DisposeAsync();
    }

    [Fact]
    public async Task What_is_brought_into_another_database_is_what_was_exported_but_for_ids()
    {
        var robin = await other!.SignsIn(Busy.Email, "Robin", "Asia/Tokyo");
        var zip = await Archived.Bytes(busy!);
        var before = Archived.Unpack(zip);

        var shown = await Archived.Sent(robin, zip);
        Assert.Contains("What it would add", shown.Words, StringComparison.Ordinal);
        Assert.Equal(0L, await other.Asks<long>("select count(*) from attempts where user_id = $1", robin.Id));
        var brought = await Archived.Confirmed(robin, shown);
        Assert.Contains("It is here", brought.Words, StringComparison.Ordinal);

        var after = await Archived.Of(robin);
        var back = ArchiveIds.Between((string)after.Manifest["ids"]!, busy!.Id);
        Assert.NotEqual((string?)before.Manifest["ids"], (string?)after.Manifest["ids"]);
        foreach (var table in ArchiveTables.All.Where(t => t.Name != "jobs"))
        {
            Assert.NotEmpty(before.Rows(table.Name));
            Assert.Equal(before.Rows(table.Name).Select(r => Normal(table, r, null)).Order(StringComparer.Ordinal),
                after.Rows(table.Name).Select(r => Normal(table, r, back)).Order(StringComparer.Ordinal));
        }

        await EveryPageOpens(robin);
        await IsThereOnlyOnce(robin, zip);
        await ComesHomeUnchanged(after);
    }

    private static async Task EveryPageOpens(Learner robin)
    {
        foreach (var page in (string[])["/today", "/progress", "/library", "/writing", "/reflect", "/jobs", "/credentials", "/fit", "/assessment", "/settings", "/inbox"])
            Assert.Equal(HttpStatusCode.OK, (await robin.Gets(page)).Status);
        var published = await robin.Gets("/@robin/what-i-learned");
        Assert.Equal(HttpStatusCode.OK, published.Status);
        Assert.Null(published.Html.QuerySelector("article script"));
        var link = published.Html.QuerySelector("main a[href^='/attempts/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await robin.Gets(link)).Status);
    }

    private static async Task IsThereOnlyOnce(Learner robin, byte[] zip)
    {
        var counts = await Counts(robin);
        var shown = await Archived.Sent(robin, zip);

        Assert.Contains("Everything in it is here already", shown.Words, StringComparison.Ordinal);
        Assert.False(shown.HasForm("/settings/data/import/confirmation"));
        Assert.Equal(counts, await Counts(robin));
    }

    /// <summary>From the second database back into the account that the history came from.</summary>
    private async Task ComesHomeUnchanged(Archived after)
    {
        var counts = await Counts(busy!);
        var shown = await Archived.Sent(busy!, after.Pack());

        Assert.Contains("Everything in it is here already", shown.Words, StringComparison.Ordinal);
        Assert.Equal(counts, await Counts(busy!));
    }

    private static Task<string> Counts(Learner who) => who.Etude.Asks<string>("""
        select concat_ws(' ', (select count(*) from attempts where user_id = $1), (select count(*) from attempt_reviews where user_id = $1), (select count(*) from review_log where user_id = $1),
            (select count(*) from axis_evidence where user_id = $1), (select count(*) from writings where user_id = $1), (select count(*) from content_items where created_by_user_id = $1),
            (select md5(string_agg(s::text, '' order by day)) from sessions s where user_id = $1), (select md5(string_agg(p::text, '' order by content_id)) from content_progress p where user_id = $1))
        """, who.Id);

    /// <summary>A row as text, its ids moved into the account that it came from. What an import changes on purpose is taken out: docs/your-data.md names it.</summary>
    private static string Normal(ArchiveTable table, JsonObject row, ArchiveIds? back)
    {
        foreach (var column in table.Columns.Where(c => back is not null && row[c.Name] is not null))
            if (column.Holds == Holds.Id) row[column.Name] = back!.Move(row[column.Name]!.GetValue<Guid>());
            else if (column.Holds == Holds.Markdown) row[column.Name] = back!.MoveLinks(row[column.Name]!.GetValue<string>());
        if (table.Name == "users")
        {
            row.Remove("created_at");
            if (back is not null && (string?)row["settings_json"]!["active_jd_id"] is { } job)
                row["settings_json"]!["active_jd_id"] = back.Move(Guid.Parse(job)).ToString();
        }

        if (table.Name == "feedback")
            row.Remove("status");
        return JsonNode.Parse(row.ToJsonString())!.ToJsonString();
    }
}
