using System.Net;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Doors;

public sealed class AbsentDatabaseTests
{
    [Fact]
    public async Task While_the_database_is_away_a_sentence_says_so_and_what_was_typed_is_kept()
    {
        CountingProxy? proxy = null;
        await using var etude = await TestEtude.Start(direct => (proxy = CountingProxy.Before(direct)).Through(direct));
        await using var between = proxy!;
        var ada = await etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        var form = (await practice.Form()).With("notes_plan", "Thought about for an hour, so please keep it.").To($"{practice.Path}/draft");
        between.Cuts();

        var page = await ada.Gets("/today");
        var draft = await ada.Sends(form);
        var json = await ada.SendsForJson(form);

        Assert.All([page, draft, json], a => Assert.Equal(HttpStatusCode.ServiceUnavailable, a.Status));
        Assert.Contains("cannot reach its database", page.Words, StringComparison.Ordinal);
        Assert.Equal("Thought about for an hour, so please keep it.", draft.Form("/draft")["notes_plan"]?.Trim());
        Assert.Contains("cannot reach its database", (string?)json.Json["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", page.Text + draft.Text + json.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_restarted_costs_at_most_one_page()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        await ada.Gets("/today");
        await using var source = NpgsqlDataSource.Create(etude.Owner.ConnectionString);
        await etude.Does("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'etude_app' and datname = current_database()");

        var first = await ada.Gets("/today");
        var second = await ada.Gets("/today");

        Assert.True(first.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{first.Status}: {first.Words}");
        Assert.Equal(HttpStatusCode.OK, second.Status);
    }
}
