using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>
/// Several batches of one person in one transaction, on one connection, under their policies: all of it is kept, or nothing. It also holds behind a
/// transaction pooler, which keeps a connection for as long as a transaction lasts.
/// </summary>
public sealed class PersonTransaction : IAsyncDisposable
{
    /// <summary>Seconds that one command may take: a table of ten years is one command.</summary>
    private const int Patience = 900;

    /// <summary>How often what takes long asks whether the person may still be here, as the queue does with each renewal of a lease.</summary>
    private static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(20);

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly Guid person;
    private readonly TimeProvider clock;
    private DateTimeOffset asked;

    internal PersonTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid person, TimeProvider clock) =>
        (this.connection, this.transaction, this.person, this.clock, asked) = (connection, transaction, person, clock, clock.GetUtcNow());

    /// <summary>The next batch. Its statements may take long, and instants are written in UTC.</summary>
    public Batch Next()
    {
        var batch = new Batch(new NpgsqlBatch(connection, transaction) { Timeout = Patience }, "authenticated", person, clock.GetUtcNow());
        batch.One<bool>("select set_config('timezone', 'UTC', true) || set_config('statement_timeout', '0', true) <> ''");
        return batch;
    }

    /// <summary>Does what may fail without ending the transaction; when it fails, it was not done.</summary>
    /// <returns>The failure of the database, or null.</returns>
    public async Task<PostgresException?> Try(Batch batch, CancellationToken cancel)
    {
        const string name = "attempt";
        await transaction.SaveAsync(name, cancel);
        try
        {
            await batch.Run(cancel);
            await transaction.ReleaseAsync(name, cancel);
            return null;
        }
        catch (PostgresException failure)
        {
            await transaction.RollbackAsync(name, cancel);
            return failure;
        }
    }

    /// <summary>Goes on only while the account is open: it may have been closed since the work began.</summary>
    /// <param name="anew">True asks in any case, false only every 20 seconds.</param>
    /// <exception cref="AccountGoneException">The account was banned or deleted, or is about to be deleted.</exception>
    public async Task DemandWelcome(bool anew, CancellationToken cancel)
    {
        if (!anew && clock.GetUtcNow() - asked < AskedEvery)
            return;
        asked = clock.GetUtcNow();
        await using var batch = new Batch(new NpgsqlBatch(connection, transaction) { Timeout = Patience }, Batch.Service, null, asked);
        var welcome = batch.One<bool>("select etude.may_sign_in(@person, @now) and not exists (select from etude.leaving where user_id = @person)", new { person });
        await batch.Run(cancel);
        if (!welcome.Value)
            throw new AccountGoneException("This account was closed in the meantime.");
    }

    /// <summary>Keeps everything. Without it, nothing was done.</summary>
    public Task Keep(CancellationToken cancel) => transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
