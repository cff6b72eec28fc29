using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>What the catalogue says of rights, beside what the matrix finds by trying.</summary>
public sealed class GrantTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Fact]
    public async Task There_are_exactly_the_twenty_tables_in_public_and_nothing_else()
    {
        Assert.Equal(20, TableCase.All.Count);
        Assert.Equal(
            TableCase.All.Select(table => $"r {table.Table}").Order(StringComparer.Ordinal),
            await Rows("""
                select relkind::text || ' ' || relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind not in ('i', 't')
                union all
                select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
                """));
    }

    [Fact]
    public async Task Every_table_grants_exactly_what_is_stated()
    {
        var expected = TableCase.All.SelectMany(table => (string[])
        [
            $"{table.Table} service_role delete insert select update",
            // On users only the settings may be changed, which is a right on a column.
            $"{table.Table} authenticated {string.Join(' ', table.Rights.Split(' ').Where(right => table.Table != "users" || right != "update").Order(StringComparer.Ordinal))}",
        ]);

        Assert.Equal(expected.Order(StringComparer.Ordinal), await Rows("""
            select relname || ' ' || case grantee when 0 then 'everybody' else grantee::regrole::text end
                || ' ' || string_agg(lower(privilege_type), ' ' order by privilege_type)
            from pg_class, aclexplode(relacl)
            where relnamespace = 'public'::regnamespace and relkind = 'r' and grantee <> relowner
            group by relname, grantee
            """));
    }

    [Fact]
    public async Task The_rights_on_columns_are_a_persons_on_their_settings_and_an_owners_on_answers()
    {
        Assert.Equal(
            ["feedback.replied_at authenticated UPDATE", "feedback.reply_md authenticated UPDATE", "feedback.status authenticated UPDATE", "users.settings_json authenticated UPDATE"],
            await Rows("""
                select attrelid::regclass || '.' || attname || ' ' || grantee::regrole || ' ' || privilege_type
                from pg_attribute, aclexplode(attacl)
                where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
                """));
    }

    [Fact]
    public async Task Schema_etude_opens_to_each_role_what_it_needs_and_no_more()
    {
        Assert.Equal(
            [
                "adds_up_to_one authenticated EXECUTE",
                "adds_up_to_one service_role EXECUTE",
                "data_protection_keys service_role INSERT",
                "data_protection_keys service_role SELECT",
                "day authenticated EXECUTE",
                "day service_role EXECUTE",
                "forget service_role EXECUTE",
                "leaving authenticated DELETE",
                "leaving authenticated INSERT",
                "leaving authenticated SELECT",
                "leaving service_role DELETE",
                "leaving service_role SELECT",
                "may_sign_in service_role EXECUTE",
                "migrations service_role SELECT",
                "owns_instance authenticated EXECUTE",
                "owns_instance service_role EXECUTE",
                "prove_sign_in service_role EXECUTE",
                "provider_sessions service_role DELETE",
                "provider_sessions service_role INSERT",
                "provider_sessions service_role SELECT",
                "provider_sessions service_role UPDATE",
                "published_writings anon SELECT",
                "published_writings authenticated SELECT",
                "published_writings service_role SELECT",
                "sign_ins authenticated SELECT",
                "sign_ins service_role DELETE",
                "sign_ins service_role INSERT",
                "sign_ins service_role SELECT",
                "sign_ins service_role UPDATE",
            ],
            await Rows("""
                with opened as (
                    select relname as name, coalesce(relacl, acldefault('r', relowner)) as rights, relowner as owner
                    from pg_class where relnamespace = 'etude'::regnamespace and relkind <> 'i'
                    union all
                    select proname, coalesce(proacl, acldefault('f', proowner)), proowner
                    from pg_proc where pronamespace = 'etude'::regnamespace
                )
                select name || ' ' || case grantee when 0 then 'everybody' else grantee::regrole::text end || ' ' || privilege_type
                from opened, aclexplode(rights) where grantee <> owner
                """));
    }

    [Fact]
    public async Task Each_policy_is_for_one_command_and_for_those_who_are_signed_in()
    {
        Assert.Equal(
            TableCase.All.SelectMany(table => table.Rights.Split(' ').Select(right => $"{table.Table}_{right} {right.ToUpperInvariant()} {{authenticated}} PERMISSIVE"))
                // Its rights are on columns.
                .Append("feedback_update UPDATE {authenticated} PERMISSIVE")
                .Order(StringComparer.Ordinal),
            await Rows("select policyname || ' ' || cmd || ' ' || roles::text || ' ' || permissive from pg_policies where schemaname = 'public'"));
    }

    private async Task<IReadOnlyList<string>> Rows(string sql)
    {
        await using var command = database.Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
