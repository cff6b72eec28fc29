namespace Etude.Platform.Postgres;

/// <summary>What stands between the app and its database, found by trying.</summary>
/// <param name="Seen">What behaved like that.</param>
/// <param name="Because">What was seen, in a clause for whoever operates the instance: "two connections shared a server process".</param>
public sealed record PoolerReport(PoolerMode Seen, string Because)
{
    /// <summary>What to change when the address was read as something else; null when nothing needs changing.</summary>
    /// <param name="read">What <see cref="DatabaseUrl"/> made of the address.</param>
    public string? Advice(PoolerMode read) => (Seen, read) switch
    {
        (PoolerMode.Transaction, not PoolerMode.Transaction) =>
            "DATABASE_URL leads to a transaction pooler, which its address does not tell. Add pgbouncer=true to it, so that nothing is prepared.",
        (not PoolerMode.Transaction, PoolerMode.Transaction) =>
            "DATABASE_URL looks like a transaction pooler and is none. Add pgbouncer=false to it, and statements are prepared, which is faster.",
        _ => null,
    };
}
