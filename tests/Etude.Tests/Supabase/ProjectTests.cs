using Etude.Platform.Configuration;
using Etude.Platform.Hosting;
using Etude.Platform.Migrations;
using Etude.Tests.Platform.Migrations;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Supabase;

/// <summary>What migrations do to a project of Supabase's, and what a sign-up does there.</summary>
public sealed class ProjectTests(ProjectTests.Project project) : IClassFixture<ProjectTests.Project>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Defaults.Old)]
    [InlineData(Defaults.New)]
    public async Task Every_migration_applies_as_the_projects_owner_and_adds_one_trigger_to_schema_auth(Defaults defaults)
    {
        await using var fresh = await SupabaseProject.Fresh(defaults);
        var before = await SupabaseProject.Rows(fresh.OwnerConnectionString, Catalogue.OfAuth);
        await using var owner = NpgsqlDataSource.Create(fresh.AppConnectionString + ";Pooling=false");

        var report = await Migrator.Run(owner, MigrationFolder.Real, Cancel);
        var after = await SupabaseProject.Rows(fresh.OwnerConnectionString, Catalogue.OfAuth);

        Assert.Equal(MigrationFolder.Numbered, report.Applied);
        Assert.Equal(
            ["trigger CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION etude.welcome_person()"],
            after.Except(before));
        Assert.Empty(before.Except(after));
        Assert.Empty((await Migrator.Run(owner, MigrationFolder.Real, Cancel)).Applied);
    }

    [Fact]
    public async Task The_owner_of_the_project_is_as_Supabase_has_it_and_no_superuser()
    {
        Assert.Equal(
            [
                "anon f f f f", "authenticated f f f f", "authenticator f f f t", "project_postgres f t t t", "service_role f t f f", "supabase_auth_admin f f t t",
            ],
            await SupabaseProject.Rows(project.Database.AppConnectionString, $"""
                select format('%s %s %s %s %s', rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin) from pg_roles
                where rolname in ('anon', 'authenticated', 'service_role', 'authenticator', '{SupabaseObjects.AuthAdmin}', '{SupabaseObjects.Owner}')
                """));
        // It may give auth.users a trigger and refer to it, but it can change nothing of it.
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => SupabaseProject.Run(project.Database.AppConnectionString, "alter table auth.users add mine text"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task Rights_are_the_same_whatever_the_projects_defaults_and_the_same_as_on_a_plain_Postgres()
    {
        await using var old = await SupabaseProject.Migrated(Defaults.Old);
        await using var plain = await TestPostgres.FreshDatabase();

        var rights = await SupabaseProject.Rows(plain.OwnerConnectionString, Catalogue.Rights);

        Assert.Contains("r users: service_role DELETE", rights);
        Assert.DoesNotContain(rights, right => right.Contains(" anon ", StringComparison.Ordinal) && !right.StartsWith("v etude.published_writings: anon SELECT", StringComparison.Ordinal) && !right.StartsWith("schema etude: anon USAGE", StringComparison.Ordinal));
        Assert.Equal(rights, await SupabaseProject.Rows(project.Database.OwnerConnectionString, Catalogue.Rights));
        Assert.Equal(rights, await SupabaseProject.Rows(old.OwnerConnectionString, Catalogue.Rights));
    }

    [Theory]
    [InlineData("""{"iss":"https://api.github.com","sub":"583231","name":"Ada Lovelace","user_name":"ada","avatar_url":"https://example.org/a.png","email":"elsewhere@example.org","email_verified":true}""",
        """{"email": "EMAIL", "avatar_url": "https://example.org/a.png", "display_name": "Ada Lovelace"}""")]
    [InlineData("""{"name":["Ada"],"full_name":7,"avatar_url":"javascript:alert(1)"}""", """{"email": "EMAIL"}""")]
    [InlineData("\"Ada\"", """{"email": "EMAIL"}""")]
    [InlineData("[]", """{"email": "EMAIL"}""")]
    [InlineData("null", """{"email": "EMAIL"}""")]
    [InlineData(null, """{"email": "EMAIL"}""")]
    public async Task A_sign_up_by_the_auth_server_makes_the_person_whatever_the_metadata(string? metadata, string settings)
    {
        var id = Guid.NewGuid();
        var email = $"{id}@example.org";

        // As the auth server does it: its own login, its own search path, and an identity in the same transaction.
        await using (var server = NpgsqlDataSource.Create(SupabaseProject.OfAuthServer(project.Database) + ";Pooling=false"))
        await using (var signUp = server.CreateBatch())
        {
            signUp.BatchCommands.Add(new("""
                insert into users (instance_id, id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
                values ('00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $3, now(), '{"provider": "github"}', $2::jsonb, now(), now())
                """) { Parameters = { new() { Value = id }, new() { Value = (object?)metadata ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }, new() { Value = email } } });
            signUp.BatchCommands.Add(new("""
                insert into identities (provider_id, user_id, identity_data, provider) values ($1::text, $1, '{"email": "ADA@example.org"}', 'github')
                """) { Parameters = { new() { Value = id } } });
            await signUp.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal([settings.Replace("EMAIL", email, StringComparison.Ordinal)],
            await SupabaseProject.Rows(project.Database.OwnerConnectionString, $"select settings_json::text from public.users where id = '{id}'"));
    }

    [Fact]
    public async Task The_verbs_open_a_project_by_its_address_and_the_app_signs_in_as_its_owner()
    {
        await using var fresh = await SupabaseProject.Fresh(Defaults.Old);
        var settings = EtudeSettings.Load(new Dictionary<string, string?> { ["DATABASE_URL"] = SupabaseProject.Address(fresh), ["ETUDE_HOME"] = ThrowawayFolder.Make("home") }, TestPostgres.Root);

        await using var database = await AppDatabase.Open(settings, "serve", alone: true, Cancel);

        Assert.Equal(MigrationFolder.Numbered, database.Migrations.Applied);
        await using var asked = database.App.CreateCommand("select session_user::text");
        Assert.Equal(SupabaseObjects.Owner, await asked.ExecuteScalarAsync(Cancel));
    }

    /// <summary>One migrated project for the tests that change nothing another could trip over.</summary>
    public sealed class Project : IAsyncLifetime
    {
        private TestDatabase? database;

        public TestDatabase Database => database!;

        public async ValueTask InitializeAsync() => database = await SupabaseProject.Migrated(Defaults.New);

        public async ValueTask DisposeAsync() => await (database?.DisposeAsync() ?? default);
    }
}
