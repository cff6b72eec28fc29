using Etude.Platform;
using Etude.Platform.Migrations;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Migrations;

public sealed class MigratorRefusalTests : IAsyncLifetime
{
    private readonly MigrationFolder folder = MigrationFolder.WithShim();
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
        folder.Dispose();
        await (owner?.DisposeAsync() ?? default);
        await (database?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task An_applied_file_that_was_edited_is_refused_by_name()
    {
        folder.With("001_first.sql", "create table public.first (id int);");
        await Migrator.Run(owner!, folder.Path, Cancel);
        folder.With("001_first.sql", "create table public.first (id bigint);").With("002_second.sql", "create table public.second (id int);");

        var refusal = await Refusal();

        Assert.Equal("001_first.sql was edited after this database had it. Put it back as it was, and write the change as a new migration.", refusal.Message);
        Assert.Equal(1, refusal.ExitCode);
        Assert.False(await Exists("public.second"));
    }

    [Fact]
    public async Task A_database_newer_than_this_Etude_is_refused()
    {
        folder.With("001_first.sql", "create table public.first (id int);").With("002_second.sql", "create table public.second (id int);");
        await Migrator.Run(owner!, folder.Path, Cancel);
        folder.Without("002_second.sql");

        var refusal = await Refusal();

        Assert.Equal("This database is newer than this Etude: it has had 002_second.sql, which this Etude does not know. Update Etude, then start it again.", refusal.Message);
        Assert.Equal(1, refusal.ExitCode);
    }

    [Fact]
    public async Task A_new_file_with_too_early_a_number_is_refused()
    {
        folder.With("002_second.sql", "create table public.second (id int);");
        await Migrator.Run(owner!, folder.Path, Cancel);
        folder.With("001_first.sql", "create table public.first (id int);");

        Assert.Equal("001_first.sql is new but comes before 002_second.sql, which this database has had already. Give it a later number.", (await Refusal()).Message);
    }

    [Fact]
    public async Task A_failing_file_is_named_with_its_line_and_leaves_nothing()
    {
        folder.With("001_first.sql", "create table public.first (id int);").With("002_second.sql", """
            -- a comment; with a semicolon
            create table public.second (id int);

            create view public.seen as
                select id,
                    colour
                from public.second;
            """);

        var refusal = await Refusal();

        Assert.Equal("""002_second.sql(6): error: column "colour" does not exist. Nothing of this file was kept.""", refusal.Message);
        Assert.Equal(1, refusal.ExitCode);
        Assert.True(await Exists("public.first"));
        Assert.False(await Exists("public.second"));
    }

    [Fact]
    public async Task A_mistake_that_Postgres_gives_no_place_for_is_named_by_its_statement()
    {
        folder.With("001_first.sql", "create table public.first (id int);\n\n\ninsert into public.first select 1 / 0;\nselect 2;\n");

        Assert.Equal("001_first.sql(4): error: division by zero. Nothing of this file was kept.", (await Refusal()).Message);
    }

    [Fact]
    public async Task A_name_without_its_schema_is_a_mistake()
    {
        folder.With("001_first.sql", "create table first (id int);");

        Assert.Equal("001_first.sql(1): error: no schema has been selected to create in. Nothing of this file was kept.", (await Refusal()).Message);
    }

    [Fact]
    public async Task A_mended_file_can_be_applied_after_its_failure()
    {
        folder.With("001_first.sql", "create table public.first (id integr);");
        await Refusal();

        folder.With("001_first.sql", "create table public.first (id integer);");

        Assert.Equal(["001_first.sql"], (await Migrator.Run(owner!, folder.Path, Cancel)).Applied);
    }

    [Fact]
    public async Task A_user_without_the_right_is_told_what_to_do()
    {
        await using var migrated = await TestPostgres.FreshDatabase();
        await using var app = NpgsqlDataSource.Create(migrated.AppConnectionString);
        folder.With("001_consolidated.sql", "select 1;");

        var refusal = await Assert.ThrowsAsync<PlainException>(() => Migrator.Run(app, folder.Path, Cancel));

        Assert.Equal("The migrations cannot run: permission denied for schema etude. The database user lacks a right: migrate as a superuser, or as an owner of the database with CREATEROLE and BYPASSRLS.", refusal.Message);
    }

    [Fact]
    public async Task A_folder_that_is_missing_or_empty_is_said_plainly()
    {
        var missing = await Assert.ThrowsAsync<PlainException>(() => Migrator.Run(owner!, Path.Combine(folder.Path, "gone"), Cancel));
        Assert.StartsWith("There is no folder ", missing.Message, StringComparison.Ordinal);

        Assert.Contains("holds no migration", (await Refusal()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_ends_with_exit_code_3()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Password=secret;Timeout=5");

        var refusal = await Assert.ThrowsAsync<PlainException>(() => Migrator.Run(nowhere, MigrationFolder.Real, Cancel));

        Assert.Equal(3, refusal.ExitCode);
        Assert.StartsWith("The database cannot be reached: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_ends_with_exit_code_3()
    {
        await using var missing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database!.OwnerConnectionString) { Database = "gone" });

        Assert.Equal(3, (await Assert.ThrowsAsync<PlainException>(() => Migrator.Run(missing, MigrationFolder.Real, Cancel))).ExitCode);
    }

    private Task<PlainException> Refusal() => Assert.ThrowsAsync<PlainException>(() => Migrator.Run(owner!, folder.Path, Cancel));

    private async Task<bool> Exists(string table)
    {
        await using var command = owner!.CreateCommand($"select to_regclass('{table}') is not null");
        return (bool)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
