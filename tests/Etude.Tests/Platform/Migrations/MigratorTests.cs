using Etude.Platform.Migrations;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Migrations;

public sealed class MigratorTests : IAsyncLifetime
{
    private TestDatabase? database;
    private NpgsqlDataSource? owner;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestPostgres.EmptyDatabase();
        owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await (owner?.DisposeAsync() ?? default);
        await (database?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task An_empty_database_gets_the_shim_and_every_file_in_order()
    {
        var report = await Migrator.Run(owner!, MigrationFolder.Real, Cancel);

        Assert.Equal(["supabase_shim.sql", .. MigrationFolder.Numbered], report.Applied);
        Assert.StartsWith("Applied supabase_shim.sql, 001_consolidated.sql, 002_content_hashes.sql", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do_in_one_round_trip()
    {
        await Migrator.Run(owner!, MigrationFolder.Real, Cancel);

        using var trips = new RoundTrips(database!.Name);
        var report = await Migrator.Run(owner!, MigrationFolder.Real, Cancel);

        Assert.Equal($"Nothing to migrate: all {MigrationFolder.Numbered.Length} migrations are applied.", report.ToString());
        Assert.Equal(1, trips.Count);
    }

    [Fact]
    public async Task Four_runs_at_once_apply_each_file_once()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.Run(owner!, MigrationFolder.Real, Cancel)));

        Assert.Equal(
            [.. MigrationFolder.Numbered, "supabase_shim.sql"],
            reports.SelectMany(report => report.Applied).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_databases_of_one_server_may_be_migrated_at_once()
    {
        await using var other = await TestPostgres.EmptyDatabase();
        await using var owners = NpgsqlDataSource.Create(other.OwnerConnectionString);

        var reports = await Task.WhenAll(Migrator.Run(owner!, MigrationFolder.Real, Cancel), Migrator.Run(owners, MigrationFolder.Real, Cancel));

        Assert.All(reports, report => Assert.Equal(MigrationFolder.Numbered.Length + 1, report.Applied.Count));
    }

    [Fact]
    public async Task A_file_added_later_is_applied_alone()
    {
        using var folder = MigrationFolder.WithShim().With("001_first.sql", "create table public.first (id int);");
        await Migrator.Run(owner!, folder.Path, Cancel);

        folder.With("002_second.sql", "create table public.second (id int);");

        Assert.Equal(["002_second.sql"], (await Migrator.Run(owner!, folder.Path, Cancel)).Applied);
    }

    [Fact]
    public async Task An_edited_shim_is_applied_again()
    {
        using var folder = MigrationFolder.WithShim().With("001_first.sql", "create table public.first (id int);");
        await Migrator.Run(owner!, folder.Path, Cancel);

        folder.With("supabase_shim.sql", File.ReadAllText(Path.Combine(MigrationFolder.Real, "supabase_shim.sql")) + "create schema later;");

        Assert.Equal(["supabase_shim.sql"], (await Migrator.Run(owner!, folder.Path, Cancel)).Applied);
        Assert.Empty((await Migrator.Run(owner!, folder.Path, Cancel)).Applied);
    }

    [Fact]
    public async Task The_line_ends_of_a_checkout_on_Windows_are_no_edit()
    {
        using var folder = MigrationFolder.WithShim().With("001_first.sql", "create table public.first (\nid int);\n");
        await Migrator.Run(owner!, folder.Path, Cancel);

        folder.With("001_first.sql", "create table public.first (\r\nid int);\r\n");

        Assert.Empty((await Migrator.Run(owner!, folder.Path, Cancel)).Applied);
    }

    [Fact]
    public async Task Default_privileges_that_give_everything_away_give_nothing_of_ours_away()
    {
        await using var made = await TestPostgres.FreshDatabase(); // its migration made the roles
        await Do("alter default privileges grant all on tables to public, anon, authenticated");
        await Do("alter default privileges grant all on functions to public, anon, authenticated");

        await Migrator.Run(owner!, MigrationFolder.Real, Cancel);

        await using var command = owner!.CreateCommand("""
            select coalesce(string_agg(oid::regclass::text, ' '), '') from pg_class
            where relnamespace in ('public'::regnamespace, 'etude'::regnamespace, 'auth'::regnamespace)
                and relkind in ('r', 'v') and relname <> 'published_writings'
                and has_any_column_privilege('anon', oid, 'select, insert, update')
            """);
        Assert.Equal("", await command.ExecuteScalarAsync(Cancel));
        await using var functions = owner!.CreateCommand("""
            select coalesce(string_agg(oid::regprocedure::text, ' '), '') from pg_proc
            where pronamespace = 'etude'::regnamespace and has_function_privilege('anon', oid, 'execute')
            """);
        Assert.Equal("", await functions.ExecuteScalarAsync(Cancel));
    }

    private async Task Do(string sql)
    {
        await using var command = owner!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
