using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>The database as the app uses it: batches under a role. A query outside a batch would run as the login role, which sees nothing.</summary>
public sealed class Db
{
    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;

    public Db(NpgsqlDataSource source, TimeProvider clock)
    {
        TypeHandlers.Ensure();
        (this.source, this.clock) = (source, clock);
    }

    /// <summary>A batch as this person, under their policies, on no sign-in: for the queue and the verbs. A request has its <c>Me</c>.</summary>
    public Batch As(Guid person) => new(source.CreateBatch(), "authenticated", person, clock.GetUtcNow());

    /// <summary>A batch as this person, under their policies, if their sign-in holds.</summary>
    /// <param name="proof">The sign-in that the request came with.</param>
    /// <param name="owner">They own the instance: policies that ask for it (feedback) let them see everyone's.</param>
    public Batch As(Guid person, SignInProof proof, bool owner) =>
        new(source.CreateBatch(), "authenticated", person, clock.GetUtcNow(), owner, proof);

    /// <summary>A batch as this person, also when they have asked to be deleted: for the pages that say so and undo it.</summary>
    public Batch AsLeaving(Guid person, SignInProof proof) => new(source.CreateBatch(), "authenticated", person, clock.GetUtcNow(), proof: proof, evenWhenLeaving: true);

    /// <summary>A transaction of several batches as this person, on no sign-in: a request has proved its own before. For whole archives; a page or a deed is one batch.</summary>
    /// <param name="snapshot">Only reads, and sees one instant throughout, whatever others write meanwhile.</param>
    public async Task<PersonTransaction> Begin(Guid person, bool snapshot, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            var level = snapshot ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.ReadCommitted;
            return new PersonTransaction(connection, await connection.BeginTransactionAsync(level, cancel), person, clock);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A batch as nobody: the role <c>anon</c>, which reads published writings and nothing else.</summary>
    public Batch AsAnyone() => new(source.CreateBatch(), "anon", null, clock.GetUtcNow());

    /// <summary>A batch as the app itself (content sync, sign-in, queue): row security does not apply. On Supabase it may write <c>auth.users</c> too.</summary>
    public Batch AsService() => new(source.CreateBatch(), Batch.Service, null, clock.GetUtcNow());

    /// <summary>
    /// Listens on a channel of <c>notify</c>, on a connection of its own, until it is cancelled or the connection breaks. One
    /// notification is sent through another connection first: where it is not heard, a pooler stands in between.
    /// </summary>
    /// <param name="channel">The channel's name, one of the app's own.</param>
    /// <param name="heard">Called for each notification.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task Listen(string channel, Action heard, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, _) => heard();
        await using (var listen = new NpgsqlCommand($"listen \"{channel}\"", connection))
            await listen.ExecuteNonQueryAsync(cancel);
        await using (var batch = AsService())
        {
            batch.One<bool>("select true from pg_notify(@channel, '')", new { channel });
            await batch.Run(cancel);
        }

        while (true)
            await connection.WaitAsync(cancel);
    }

    /// <summary>Opens <paramref name="connections"/> connections, or as many as there may be, so that the first pages do not pay for the handshakes.</summary>
    public async Task Warm(int connections, CancellationToken cancel)
    {
        connections = Math.Min(connections, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize);
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ => await source.OpenConnectionAsync(cancel)));
        foreach (var connection in open)
            await connection.DisposeAsync();
    }
}
