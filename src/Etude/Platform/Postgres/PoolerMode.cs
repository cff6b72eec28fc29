namespace Etude.Platform.Postgres;

/// <summary>What stands between the app and the database, as far as the connection string tells.</summary>
public enum PoolerMode
{
    /// <summary>Nothing: a direct connection.</summary>
    None,

    /// <summary>A pooler that lends a server connection for as long as the client is connected; prepared statements work.</summary>
    Session,

    /// <summary>
    /// A pooler that lends a server connection for one transaction (Supavisor on port 6543, PgBouncer): no prepared statements, no
    /// settings that outlive a transaction.
    /// </summary>
    Transaction,
}
