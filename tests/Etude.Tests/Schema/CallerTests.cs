using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>What the database makes of who is calling: their day, their public pages, their claims.</summary>
public sealed class CallerTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Theory]
    [InlineData("""{"tz":"Asia/Bangkok"}""", "2026-11-22T16:59:59Z", "2026-11-22")]
    [InlineData("""{"tz":"Asia/Bangkok"}""", "2026-11-22T17:00:00Z", "2026-11-23")]
    [InlineData("""{"tz":"America/New_York"}""", "2026-07-01T03:59:59Z", "2026-06-30")]
    [InlineData("""{"tz":"America/New_York"}""", "2026-12-01T04:59:59Z", "2026-11-30")]
    [InlineData("""{"tz":"Pacific/Kiritimati"}""", "2026-12-31T10:00:00Z", "2027-01-01")]
    [InlineData("{}", "2026-11-22T23:59:59Z", "2026-11-22")]
    [InlineData("""{"tz":"Mars/Phobos"}""", "2026-11-22T23:59:59Z", "2026-11-22")]
    [InlineData("""{"tz":""}""", "2026-11-22T23:59:59Z", "2026-11-22")]
    [InlineData("""{"tz":17}""", "2026-11-22T23:59:59Z", "2026-11-22")]
    [InlineData("""{"tz":{"zone":"UTC"}}""", "2026-11-22T23:59:59Z", "2026-11-22")]
    public async Task A_day_is_the_callers_day_and_without_a_known_zone_UTCs(string settings, string instant, string day)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Of(SeededDatabase.Ada).Begin(connection);
        await Do(connection, $"update public.users set settings_json = '{settings}' where id = '{SeededDatabase.Ada.Id}'");

        Assert.Equal(day, await Text(connection, $"select etude.day('{instant}')::text"));
    }

    [Fact]
    public async Task A_day_is_nobody_elses_day()
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Service.Begin(connection);
        await Do(connection, """update public.users set settings_json = '{"tz":"Asia/Bangkok"}'""");

        Assert.Equal("2026-11-22", await Text(connection, "select etude.day('2026-11-22T20:00Z')::text"));
    }

    [Theory]
    [InlineData("select etude.day(now())")]
    [InlineData("select etude.adds_up_to_one('{}')")]
    [InlineData("select * from auth.users")]
    public async Task Anonymous_calls_nothing_but_what_a_public_page_needs(string sql)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await Actor.Anonymous.Begin(connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Do(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task Anonymous_reads_the_published_writings_of_those_with_a_handle_and_no_others()
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Do(connection, $$"""
            update public.users set settings_json = '{"handle": "ada", "display_name": "Ada", "email": "ada@example.org"}' where id = '{{SeededDatabase.Ada.Id}}';
            update public.writings set status = 'published', published_at = '2026-11-01T00:00Z', body_md = 'Words.', word_count = 1;
            insert into public.writings (user_id, title, slug) values ('{{SeededDatabase.Ada.Id}}', 'A draft', 'draft');
            set local role anon;
            """);

        Assert.Equal(
            """[{"slug":"piece-1","title":"A piece","author":"Ada","handle":"ada","body_md":"Words.","word_count":1}]""",
            await Text(connection, """
                select json_agg(page)::text from (
                    select slug, title, author, handle, body_md, word_count from etude.published_writings
                ) as page
                """));
        Assert.Equal("author body_md handle published_at slug title updated_at word_count", await Text(connection, """
            select string_agg(attname, ' ' order by attname) from pg_attribute where attrelid = 'etude.published_writings'::regclass
            """));
    }

    [Fact]
    public async Task The_view_of_published_writings_holds_no_column_of_the_auth_server_in_place_but_the_id()
    {
        await using var connection = await database.Owner.OpenConnectionAsync();

        Assert.Equal("id", await Text(connection, """
            select string_agg(distinct attname, ' ') from pg_depend join pg_rewrite on pg_rewrite.oid = objid and classid = 'pg_rewrite'::regclass
            join pg_attribute on attrelid = refobjid and attnum = refobjsubid
            where ev_class = 'etude.published_writings'::regclass and refobjid = 'auth.users'::regclass and refobjsubid > 0
            """));
    }

    [Theory]
    [InlineData("{}", "", "")]
    [InlineData("", "", "")]
    [InlineData("""{"sub":"aaaaaaaa-0000-7000-8000-000000000001"}""", "", "aaaaaaaa-0000-7000-8000-000000000001")]
    [InlineData("""{"sub":"aaaaaaaa-0000-7000-8000-000000000001"}""", "bbbbbbbb-0000-7000-8000-000000000001", "bbbbbbbb-0000-7000-8000-000000000001")]
    public async Task The_caller_is_read_from_the_claims_as_Supabase_reads_them(string claims, string oldClaim, string caller)
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Do(connection, $"""
            set local role authenticated;
            select set_config('request.jwt.claims', '{claims}', true), set_config('request.jwt.claim.sub', '{oldClaim}', true);
            """);

        Assert.Equal(caller, await Text(connection, "select coalesce(auth.uid()::text, '')"));
    }

    [Fact]
    public async Task Claims_and_role_end_with_their_transaction()
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using (var transaction = await Actor.Of(SeededDatabase.Ada).Begin(connection))
            await transaction.CommitAsync();

        Assert.Equal("etude_app", await Text(connection, "select current_user::text"));
        Assert.Equal("", await Text(connection, "select coalesce(current_setting('request.jwt.claims', true), '')"));
    }

    [Theory]
    [InlineData("anon", "login: no, inherits: no, passes policies: no")]
    [InlineData("authenticated", "login: no, inherits: no, passes policies: no")]
    [InlineData("service_role", "login: no, inherits: no, passes policies: yes")]
    [InlineData("etude_app", "login: yes, inherits: no, passes policies: no")]
    public async Task The_roles_are_as_Supabase_has_them_and_the_apps_own_inherits_nothing(string role, string attributes)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();

        Assert.Equal(attributes, await Text(connection, $"""
            select format('login: %s, inherits: %s, passes policies: %s',
                case when rolcanlogin then 'yes' else 'no' end,
                case when rolinherit then 'yes' else 'no' end,
                case when rolbypassrls then 'yes' else 'no' end)
            from pg_roles where rolname = '{role}' and not rolsuper and not rolcreaterole and not rolcreatedb
            """));
    }

    private static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Text(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
