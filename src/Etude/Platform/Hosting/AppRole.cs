using System.Security.Cryptography;
using System.Text;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Platform.Hosting;

/// <summary>
/// The role that the app signs in with on a Postgres of its operator: <c>etude_app</c>, which has no rights of its own, so that
/// a query outside a batch sees nothing. Supabase and poolers know only the role in
/// DATABASE_URL; there, and where that role needs no password, it is used itself.
/// </summary>
internal static class AppRole
{
    public const string Name = "etude_app";

    /// <summary>Gives the role its password and returns the app's connection string.</summary>
    public static async Task<string> LetIn(DatabaseUrl given, CancellationToken cancel)
    {
        if (OwnString(given) is not { } app)
            return given.ConnectionString;
        var owner = new NpgsqlConnectionStringBuilder(given.ConnectionString) { Pooling = false };
        var password = new NpgsqlConnectionStringBuilder(app).Password;
        await using var connection = new NpgsqlConnection(owner.ConnectionString);
        await connection.OpenAsync(cancel);
        try
        {
            await RolePassword.Give(connection, Name, password!, cancel);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedObject)
        {
            // It may not, or the role is not there: a Supabase under a name of one's own, where no shim made it.
            return given.ConnectionString;
        }

        return app;
    }

    /// <summary>The connection string of the app's own role; null where the role in DATABASE_URL is used itself.</summary>
    public static string? OwnString(DatabaseUrl given)
    {
        var owner = new NpgsqlConnectionStringBuilder(given.ConnectionString);
        // Without a password of the owner's there is nothing secret to derive another from.
        return given.IsSupabase || given.Pooler != PoolerMode.None || string.IsNullOrEmpty(owner.Password) ? null
            : new NpgsqlConnectionStringBuilder(given.ConnectionString) { Username = Name, Password = PasswordFrom(owner) }.ConnectionString;
    }

    /// <summary>Derived from the owner's, so that every instance of the app knows it and nothing has to be stored.</summary>
    private static string PasswordFrom(NpgsqlConnectionStringBuilder owner) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(owner.Password!), Encoding.UTF8.GetBytes($"{Name}@{owner.Database}")));
}
