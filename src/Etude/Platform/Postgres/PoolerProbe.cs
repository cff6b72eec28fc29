using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>
/// Tells by behaviour whether a pooler stands in between, and in which mode. A pooler answers the sign-in itself, so the process that it
/// names is not the one that runs the statements; and one that lends its servers for a transaction runs statements of two connections in one process,
/// or of one connection in two. Two connections at most, one question without a pooler and at most 34 behind one, nothing is left behind.
/// </summary>
public static class PoolerProbe
{
    /// <summary>How long each answer may take: a pooler whose servers are all lent makes a second connection wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>One is enough, unless others take and give back servers just then.</summary>
    private const int Rounds = 4;

    /// <summary>Looks once.</summary>
    /// <param name="source">Connections as the app makes them.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static Task<PoolerReport> Look(NpgsqlDataSource source, CancellationToken cancel) => Look(source, Patience, cancel);

    internal static async Task<PoolerReport> Look(NpgsqlDataSource source, TimeSpan patience, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var asked = new Questions(limited, patience);
        try
        {
            var first = new Lent(connection, await asked.ServerOf(connection));
            if (first.Server == connection.ProcessID)
                return new(PoolerMode.None, "the process that answered the sign-in runs the statements");
            if (new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize < 2)
                return new(PoolerMode.Transaction, "a pooler answered the sign-in, and with one connection its mode cannot be told; this is the careful guess");
            return await Beside(source, first, asked);
        }
        catch (PostgresException lost) when (lost.SqlState is PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName)
        {
            return new(PoolerMode.Transaction, "a prepared statement was not there, or was there already");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Whoever keeps the server that it was lent waits for none again.
            return asked.Answered < 2
                ? new(PoolerMode.Session, "a second connection was not served while the first was open")
                : new(PoolerMode.Transaction, "a connection that had been served waited for a server again");
        }
    }

    /// <summary>Opens a second connection, and lets each be in the way of the other.</summary>
    private static async Task<PoolerReport> Beside(NpgsqlDataSource source, Lent first, Questions asked)
    {
        NpgsqlConnection opened;
        try
        {
            opened = await source.OpenConnectionAsync(asked.Cancel);
        }
        catch (PostgresException refused)
        {
            return new(PoolerMode.Session, $"a second connection was refused while the first was open ({refused.SqlState})");
        }

        await using var connection = opened;
        var second = new Lent(connection, await asked.ServerOf(connection));
        if (second.Server == first.Server)
            return new(PoolerMode.Transaction, "two open connections shared a server process");
        for (var round = 0; round < Rounds; round++)
        {
            if (await asked.Moved(first, second) || await asked.Moved(second, first))
                return new(PoolerMode.Transaction, "one connection was served by two server processes");
        }

        return new(PoolerMode.Session, "a pooler answered the sign-in, and each connection kept its server process");
    }

    /// <param name="Server">The process that ran the first statement of this connection.</param>
    private sealed record Lent(NpgsqlConnection Connection, int Server);

    /// <param name="limited">Ends what takes longer than <paramref name="patience"/>, counted anew from each answer: a slow server is not one that makes others wait.</param>
    private sealed class Questions(CancellationTokenSource limited, TimeSpan patience)
    {
        public int Answered { get; private set; }

        public CancellationToken Cancel => limited.Token;

        /// <summary>Every statement is another text, so that none is ever prepared.</summary>
        public async Task<int> ServerOf(NpgsqlConnection connection)
        {
            await using var command = new NpgsqlCommand($"select pg_backend_pid() as look_{Answered}", connection);
            var server = (int)(await command.ExecuteScalarAsync(Cancel))!;
            Answered++;
            limited.CancelAfter(patience);
            return server;
        }

        /// <summary>
        /// Whether one of the two got another server than before. Both hold one for a transaction and give it back, the later one last. A pooler that
        /// lends what came back last gives the sooner one that of the later; one whose servers take turns gives it another in this order or the other.
        /// </summary>
        public async Task<bool> Moved(Lent sooner, Lent later)
        {
            await using var one = await sooner.Connection.BeginTransactionAsync(Cancel);
            if (await HasMoved(sooner)) return true;
            await using var two = await later.Connection.BeginTransactionAsync(Cancel);
            if (await HasMoved(later)) return true;
            await one.CommitAsync(Cancel);
            await two.CommitAsync(Cancel);
            return await HasMoved(sooner) || await HasMoved(sooner);
        }

        private async Task<bool> HasMoved(Lent lent) => await ServerOf(lent.Connection) != lent.Server;
    }
}
