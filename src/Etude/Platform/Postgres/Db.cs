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

    /// <summary>A batch as this person, under their policies.</summary>
    public Batch As(Guid person) => new(source.CreateBatch(), "authenticated", person, clock.GetUtcNow());

    /// <summary>A batch as nobody: the role <c>anon</c>, which reads published writings and nothing else.</summary>
    public Batch AsAnyone() => new(source.CreateBatch(), "anon", null, clock.GetUtcNow());

    /// <summary>A batch as the app itself (content sync, sign-in, queue): row security does not apply.</summary>
    public Batch AsService() => new(source.CreateBatch(), "service_role", null, clock.GetUtcNow());

    /// <summary>Opens <paramref name="connections"/> connections, so that the first pages do not pay for the handshakes.</summary>
    public async Task Warm(int connections, CancellationToken cancel)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ => await source.OpenConnectionAsync(cancel)));
        foreach (var connection in open)
            await connection.DisposeAsync();
    }
}
