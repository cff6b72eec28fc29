using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>The trigger on_auth_user_created: whatever GitHub sends, nobody is turned away.</summary>
public sealed class NewPersonTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Theory]
    [InlineData("""{"full_name":"Ada Lovelace","name":"Ada","user_name":"ada","email":"ada@example.org","avatar_url":"https://example.org/a.png","sub":"1"}""",
        """{"email": "row@example.org", "avatar_url": "https://example.org/a.png", "display_name": "Ada Lovelace"}""")]
    [InlineData("""{"name":"Ada"}""", """{"email": "row@example.org", "display_name": "Ada"}""")]
    [InlineData("""{"full_name":"  ","name":null,"user_name":" ada "}""", """{"email": "row@example.org", "display_name": "ada"}""")]
    [InlineData("""{"preferred_username":"ada"}""", """{"email": "row@example.org", "display_name": "ada"}""")]
    [InlineData("{}", """{"email": "row@example.org"}""")]
    [InlineData(null, """{"email": "row@example.org"}""")]
    [InlineData("null", """{"email": "row@example.org"}""")]
    [InlineData("""["Ada"]""", """{"email": "row@example.org"}""")]
    [InlineData("\"Ada\"", """{"email": "row@example.org"}""")]
    [InlineData("17", """{"email": "row@example.org"}""")]
    [InlineData("""{"full_name":{"first":"Ada"},"name":["Ada"],"user_name":7,"avatar_url":true}""", """{"email": "row@example.org"}""")]
    [InlineData("""{"name":"Ada","avatar_url":"javascript:alert(1)"}""", """{"email": "row@example.org", "display_name": "Ada"}""")]
    public async Task The_settings_begin_with_what_is_there_and_of_the_right_kind(string? metadata, string settings)
    {
        Assert.Equal(settings, await SettingsAfterSignUp("row@example.org", metadata));
    }

    [Theory]
    [InlineData(null, """{"email":"ada@example.org"}""", """{"email": "ada@example.org"}""")]
    [InlineData("  ", """{"email":" ada@example.org "}""", """{"email": "ada@example.org"}""")]
    [InlineData(null, """{"email":["ada@example.org"]}""", "{}")]
    [InlineData(null, null, "{}")]
    public async Task The_e_mail_is_the_accounts_or_else_GitHubs(string? email, string? metadata, string settings)
    {
        Assert.Equal(settings, await SettingsAfterSignUp(email, metadata));
    }

    [Fact]
    public async Task A_name_of_any_length_is_cut_and_a_picture_of_any_length_left_out()
    {
        var longName = new string('a', 100_000);

        var settings = await SettingsAfterSignUp(null, $$"""{"name":"{{longName}}","avatar_url":"https://{{longName}}","email":"{{longName}}"}""");

        Assert.Equal($$"""{"email": "{{longName[..320]}}", "display_name": "{{longName[..120]}}"}""", settings);
    }

    [Fact]
    public async Task A_repeat_changes_nothing()
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // A second trigger makes the repeat: auth.users itself refuses the same id twice.
        var settings = await Scalar(connection, $$"""
            create function pg_temp.rename() returns trigger language plpgsql as $body$
            begin
                update public.users set settings_json = '{"display_name": "Countess"}' where id = new.id;
                return new;
            end $body$;
            create trigger on_auth_user_created_1 after insert on auth.users for each row execute function pg_temp.rename();
            create trigger on_auth_user_created_2 after insert on auth.users for each row execute function etude.welcome_person();
            insert into auth.users (id, raw_user_meta_data) values ('{{NewId}}', '{"name": "Ada"}');
            select settings_json::text from public.users where id = '{{NewId}}';
            """);

        Assert.Equal("""{"display_name": "Countess"}""", settings);
    }

    [Fact]
    public async Task A_sign_up_works_for_a_role_that_has_no_right_on_our_tables()
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        var settings = await Scalar(connection, $$"""
            create role auth_server; grant usage on schema auth to auth_server; grant insert on auth.users to auth_server;
            create policy auth_server on auth.users to auth_server with check (true);
            set local role auth_server;
            insert into auth.users (id, raw_user_meta_data) values ('{{NewId}}', '{"name": "Ada"}');
            reset role;
            select settings_json::text from public.users where id = '{{NewId}}';
            """);

        Assert.Equal("""{"display_name": "Ada"}""", settings);
    }

    private const string NewId = "cccccccc-0000-7000-8000-000000000001";

    private async Task<string> SettingsAfterSignUp(string? email, string? metadata)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Service.Begin(connection);
        await using var insert = new NpgsqlCommand("insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3::jsonb)", connection);
        insert.Parameters.Add(new() { Value = Guid.Parse(NewId) });
        insert.Parameters.Add(new() { Value = (object?)email ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = (object?)metadata ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync();
        return await Scalar(connection, $"select settings_json::text from public.users where id = '{NewId}'");
    }

    private static async Task<string> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
