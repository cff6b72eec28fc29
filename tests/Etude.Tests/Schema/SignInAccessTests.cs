using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>The two tables of schema <c>etude</c> that hold secrets or say who is signed in × who asks × what they ask.</summary>
public sealed class SignInAccessTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    private const string Seeded = """
        insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at)
        values ('00000000-0000-0000-0000-00000000000a', @person, 'local', 'A browser', now(), now());
        insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at, ended_at)
        values ('00000000-0000-0000-0000-00000000000b', @person, 'local', 'A browser', now(), now(), now());
        insert into etude.data_protection_keys (name, xml, created_at) values ('key-1', '<key/>', now());
        """;

    [Theory]
    [InlineData("select count(*) from etude.sign_ins", "2 rows", "0 rows", "refused", "refused", "2 rows")]
    [InlineData("update etude.sign_ins set ended_at = now() where ended_at is null", "1 rows", "0 rows", "refused", "refused", "1 rows")]
    [InlineData("update etude.sign_ins set ended_at = null", "refused", "0 rows", "refused", "refused", "2 rows")]
    [InlineData("update etude.sign_ins set last_seen_at = now()", "refused", "refused", "refused", "refused", "2 rows")]
    [InlineData("update etude.sign_ins set user_id = user_id", "refused", "refused", "refused", "refused", "2 rows")]
    [InlineData("insert into etude.sign_ins select gen_random_uuid(), id, 'local', 'A browser', now(), now() from public.users limit 1", "refused", "refused", "refused", "refused", "1 rows")]
    [InlineData("delete from etude.sign_ins", "refused", "refused", "refused", "refused", "2 rows")]
    [InlineData("select count(*) from etude.data_protection_keys", "refused", "refused", "refused", "refused", "1 rows")]
    [InlineData("insert into etude.data_protection_keys values ('key-2', '<key/>', now())", "refused", "refused", "refused", "refused", "1 rows")]
    [InlineData("update etude.data_protection_keys set xml = '<mine/>'", "refused", "refused", "refused", "refused", "refused")]
    [InlineData("delete from etude.data_protection_keys", "refused", "refused", "refused", "refused", "refused")]
    [InlineData("select count(*) from etude.may_sign_in(gen_random_uuid(), now())", "refused", "refused", "refused", "refused", "1 rows")]
    [InlineData("select count(*) from etude.prove_sign_in(gen_random_uuid(), gen_random_uuid(), now(), now(), now(), now())", "refused", "refused", "refused", "refused", "ET403")]
    public async Task Each_may_do_what_is_stated(string asked, string owner, string other, string anonymous, string nobody, string service)
    {
        Assert.Equal(
            (owner, other, anonymous, nobody, service),
            (await Outcome(Actor.Of(SeededDatabase.Ada), asked), await Outcome(Actor.Of(SeededDatabase.Ben), asked), await Outcome(Actor.Anonymous, asked),
                await Outcome(Actor.Nobody, asked), await Outcome(Actor.Service, asked)));
    }

    /// <summary>In one transaction: Ada's sign-ins are made by the owner of the tables, then somebody asks, then all of it is undone.</summary>
    private async Task<string> Outcome(Actor actor, string asked)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await Actor.Nobody.Begin(connection);
        await using var seed = new NpgsqlCommand(Seeded, connection);
        seed.Parameters.AddWithValue("person", SeededDatabase.Ada.Id);
        await seed.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var role = new NpgsqlCommand("select set_config('role', @role, true), set_config('request.jwt.claims', @claims, true)", connection);
        role.Parameters.AddWithValue("role", actor.Role.Length == 0 ? "etude_app" : actor.Role);
        role.Parameters.AddWithValue("claims", actor.Id is null ? "" : $$"""{"sub":"{{actor.Id}}","role":"{{actor.Role}}"}""");
        await role.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        // Each text is asked once: Npgsql loses count of a statement that is refused at the moment it is being prepared.
        await using var command = new NpgsqlCommand($"{asked} -- {actor.Role} {actor.Id}", connection);
        try
        {
            var rows = asked.StartsWith("select", StringComparison.Ordinal)
                ? (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!
                : await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return $"{rows} rows";
        }
        catch (PostgresException refused)
        {
            return refused.SqlState == PostgresErrorCodes.InsufficientPrivilege ? "refused" : refused.SqlState;
        }
    }
}
