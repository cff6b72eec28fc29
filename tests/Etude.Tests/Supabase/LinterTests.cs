using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Supabase;

/// <summary>Supabase's linter would find nothing in a project that holds Etude, however the project's defaults are.</summary>
public sealed class LinterTests(LinterTests.Projects projects) : IClassFixture<LinterTests.Projects>
{
    // Tables of the app itself that nobody else has any right on: without a policy is what is meant there, though the linter mentions it (INFO).
    private static readonly LinterRule Closed = new(0, "", "closed tables", """
        select relname from pg_class, (values ('anon'), ('authenticated')) as role(name) where relnamespace = 'etude'::regnamespace and relkind = 'r'
        group by oid, relname
        having not bool_or(has_any_column_privilege(name, oid, 'select, insert, update') or has_table_privilege(name, oid, 'delete, truncate'))
        """, "select 1");

    public static TheoryData<int> Rules() => [.. LinterRule.All.Select(rule => rule.Number)];

    [Theory]
    [InlineData(Defaults.Old)]
    [InlineData(Defaults.New)]
    public async Task Nothing_is_found_in_the_schema(Defaults defaults)
    {
        var (found, closed) = (new List<string>(), await Found(defaults, Closed, "select 1"));
        foreach (var rule in LinterRule.All)
            found.AddRange((await Found(defaults, rule, "select 1")).Where(what => rule.Number != 8 || !closed.Contains(what)).Select(what => $"{rule.Level} {rule.Number:0000} {rule.About}: {what}"));

        Assert.Contains("data_protection_keys", closed);
        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_planted_fault_is_found(int number)
    {
        var rule = LinterRule.All.Single(one => one.Number == number);
        Assert.NotEmpty(await Found(Defaults.Old, rule, rule.Fault));
    }

    private async Task<IReadOnlyList<string>> Found(Defaults defaults, LinterRule rule, string fault)
    {
        await using var connection = await projects.Of(defaults).OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // As the linter does: a search path in which policies show the schema of what they call.
        await using (var plant = new NpgsqlCommand($"set local search_path = ''; {fault}", connection))
            await plant.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(rule.Finds, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>A migrated project of each kind. Faults are rolled back.</summary>
    public sealed class Projects : IAsyncLifetime
    {
        private readonly Dictionary<Defaults, (TestDatabase Database, NpgsqlDataSource Owner)> made = [];

        /// <summary>Connections of the superuser, who may plant any fault.</summary>
        public NpgsqlDataSource Of(Defaults defaults) => made[defaults].Owner;

        public async ValueTask InitializeAsync()
        {
            foreach (var defaults in Enum.GetValues<Defaults>())
            {
                var project = await SupabaseProject.Migrated(defaults);
                made[defaults] = (project, NpgsqlDataSource.Create(project.OwnerConnectionString));
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (database, owner) in made.Values)
            {
                await owner.DisposeAsync();
                await database.DisposeAsync();
            }
        }
    }
}
