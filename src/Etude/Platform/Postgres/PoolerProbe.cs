using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>
/// Tells by behaviour whether a pooler stands in between, and in which mode. A pooler answers the sign-in itself, so the process that it
/// names is not the one that runs the statements; and one that lends its servers for a transaction runs statements of two connections in one process,
/// or of one connection in two. Two connections at most, a few statements, nothing is left behind.
/// </summary>
public static class PoolerProbe
{
    /// <summary>How long a second connection may take: a pooler whose servers are all lent makes it wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int Looks = 6;

    /// <summary>Looks once.</summary>
    /// <param name="source">Connections as the app makes them.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static Task<PoolerReport> Look(NpgsqlDataSource source, CancellationToken cancel) => Look(source, Patience, cancel);

    internal static async Task<PoolerReport> Look(NpgsqlDataSource source, TimeSpan patience, CancellationToken cancel)
    {
        await using var first = await source.OpenConnectionAsync(cancel);
        try
        {
            var server = await ServerOf(first, 0, cancel);
            if (server == first.ProcessID)
                return new(PoolerMode.None, "the process that answered the sign-in runs the statements");
            if (new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize < 2)
                return new(PoolerMode.Transaction, "a pooler answered the sign-in, and with one connection its mode cannot be told; this is the careful guess");
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limited.CancelAfter(patience);
            return await Beside(source, first, server, limited.Token);
        }
        catch (PostgresException lost) when (lost.SqlState is PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName)
        {
            return new(PoolerMode.Transaction, "a prepared statement was not there, or was there already");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(PoolerMode.Session, "a second connection was not served while the first was open");
        }
    }

    /// <summary>Opens a second connection and lets it be in the way of the first.</summary>
    private static async Task<PoolerReport> Beside(NpgsqlDataSource source, NpgsqlConnection first, int server, CancellationToken cancel)
    {
        NpgsqlConnection opened;
        try
        {
            opened = await source.OpenConnectionAsync(cancel);
        }
        catch (PostgresException refused)
        {
            return new(PoolerMode.Session, $"a second connection was refused while the first was open ({refused.SqlState})");
        }

        await using var second = opened;
        if (await ServerOf(second, 1, cancel) == server)
            return new(PoolerMode.Transaction, "two open connections shared a server process");
        // While the second holds a server for a transaction, the first gets another if it has none of its own; where servers take turns,
        // it gets another sooner or later.
        await using var transaction = await second.BeginTransactionAsync(cancel);
        await ServerOf(second, 2, cancel);
        for (var look = 3; look < Looks; look++)
        {
            if (await ServerOf(first, look, cancel) != server)
                return new(PoolerMode.Transaction, "one connection was served by two server processes");
        }

        return new(PoolerMode.Session, "a pooler answered the sign-in, and each connection kept its server process");
    }

    /// <param name="look">Makes every statement another text, so that none is ever prepared.</param>
    private static async Task<int> ServerOf(NpgsqlConnection connection, int look, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select pg_backend_pid() as look_{look}", connection);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
