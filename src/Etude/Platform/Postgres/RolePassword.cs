using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>The password of a role that the app signs in with.</summary>
internal static class RolePassword
{
    /// <summary>"etuda": the key of the advisory lock under which a role gets its password.</summary>
    private const long RoleLock = 0x6574756461;

    /// <summary>Lets the role sign in with this password. Programs that start at once give it one after another.</summary>
    /// <param name="role">A name of our own.</param>
    /// <param name="password">Hexadecimal digits only: it cannot be a parameter.</param>
    public static async Task Give(NpgsqlConnection connection, string role, string password, CancellationToken cancel)
    {
        // Two at once would change one row at once, which Postgres refuses; the lock ends with the statement's transaction.
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({RoleLock}); alter role {role} login password '{password}'", connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
