using Npgsql;

namespace Etude.Tests.Schema;

public sealed class SchemaRuleTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    public static TheoryData<string> Rules() => [.. SchemaRule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_schema_keeps_the_rule(string rule)
    {
        Assert.Empty(await Offenders(SchemaRule.All.Single(one => one.Name == rule), fault: "select 1"));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_planted_fault_breaks_the_rule(string rule)
    {
        var one = SchemaRule.All.Single(candidate => candidate.Name == rule);
        Assert.NotEmpty(await Offenders(one, one.Fault));
    }

    [Theory]
    [InlineData("content_progress", "btree (user_id, checked_at)")]
    [InlineData("attempts", "btree (user_id, started_at)")]
    [InlineData("feedback", "btree (user_id, created_at DESC)")]
    [InlineData("attempts", "btree (problem_id)")]
    [InlineData("review_state", "btree (user_id, due_at)")]
    [InlineData("problems", "gin (search)")]
    [InlineData("content_items", "gin (search)")]
    [InlineData("jobs", "btree (run_at) WHERE (status = 'queued'::text)")]
    [InlineData("users", "btree (((settings_json ->> 'handle'::text)))")]
    public async Task The_indexes_that_pages_count_on_are_there(string table, string index)
    {
        await using var command = database.Owner.CreateCommand("select count(*) from pg_indexes where tablename = $1 and indexdef like '% USING ' || $2");
        command.Parameters.Add(new() { Value = table });
        command.Parameters.Add(new() { Value = index });
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    private async Task<IReadOnlyList<string>> Offenders(SchemaRule rule, string fault)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var plant = new NpgsqlCommand(fault, connection))
            await plant.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(rule.Offenders, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var offenders = new List<string>();
        while (await reader.ReadAsync())
            offenders.Add(reader.GetString(0));
        return offenders;
    }
}
