using System.Net;
using Npgsql;

namespace Etude.Platform.Postgres;

/// <summary>
/// <c>DATABASE_URL</c>, read: every form that Supabase and others show (a <c>postgres://</c> address, JDBC, <c>key=value</c> pairs of
/// libpq, an Npgsql connection string), with the options that measured best for what it leads to. Messages never show the
/// password or the text it stands in.
/// </summary>
public sealed record DatabaseUrl
{
    private const int SupavisorTransactionPort = 6543;
    private const int PgBouncerPort = 6432;

    /// <summary>The connection string for Npgsql.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The pooler in between.</summary>
    public required PoolerMode Pooler { get; init; }

    /// <summary>Whether the host is one of Supabase's.</summary>
    public required bool IsSupabase { get; init; }

    /// <summary>Whether it is on this machine.</summary>
    public bool IsNear { get; private init; }

    /// <summary>User, host, port and database, fit to be shown: <c>postgres@db.example.org:5432/postgres</c>.</summary>
    public required string Display { get; init; }

    /// <summary>Reads the text of <c>DATABASE_URL</c>.</summary>
    /// <param name="text">The text, as pasted; blanks and one pair of quotes around it are dropped.</param>
    /// <param name="root">The folder that a relative <c>sslrootcert</c> counts from.</param>
    /// <exception cref="PlainException">It cannot be understood; the sentence says which part. Exit code 2.</exception>
    public static DatabaseUrl Parse(string text, string root)
    {
        var parts = DatabaseUrlText.Read(text);
        var builder = parts.Npgsql ?? new NpgsqlConnectionStringBuilder();
        var hints = DatabaseUrlKeys.Apply(parts.Pairs, builder, root);
        RequireTheNeeded(builder);
        var isSupabase = IsSupabaseHost(builder.Host!);
        if (string.IsNullOrEmpty(builder.Database)) builder.Database = isSupabase ? "postgres" : builder.Username;
        var pooler = PoolerOf(builder, hints.SaysTransactionPooler);
        Tune(builder, pooler, hints);
        return new DatabaseUrl
        {
            ConnectionString = builder.ConnectionString,
            Pooler = pooler,
            IsSupabase = isSupabase,
            IsNear = IsNearHost(builder.Host!),
            Display = $"{builder.Username}@{builder.Host}:{builder.Port}/{builder.Database}",
        };
    }

    /// <summary>The same address behind a pooler that it does not tell of; behind a transaction pooler nothing is prepared.</summary>
    internal DatabaseUrl Behind(PoolerMode seen) => seen <= Pooler ? this : this with
    {
        Pooler = seen,
        ConnectionString = seen == PoolerMode.Transaction
            ? new NpgsqlConnectionStringBuilder(ConnectionString) { MaxAutoPrepare = 0 }.ConnectionString
            : ConnectionString,
    };

    private static void RequireTheNeeded(NpgsqlConnectionStringBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Host)) throw Wrong("names no host; it should look like postgres://user:password@host:5432/database");
        if (string.IsNullOrEmpty(builder.Username)) throw Wrong("names no user; it should look like postgres://user:password@host:5432/database");
        if (DatabaseUrlText.IsPlaceholder(builder.Password))
            throw Wrong("still holds a placeholder such as [YOUR-PASSWORD]; put the database's password in its place");
        if (!IsSupabaseHost(builder.Host!)) return;
        if (string.IsNullOrEmpty(builder.Password)) throw Wrong("names no password, and Supabase asks for one; it is the database's password, not a key of the project");
        if (IsSupavisorHost(builder.Host!) && !builder.Username.Contains('.', StringComparison.Ordinal) && builder.Options?.StartsWith("reference=", StringComparison.Ordinal) != true)
            throw Wrong("names a user without the project, and Supabase's pooler serves many projects; the user there is postgres.PROJECT, as Supabase shows it under Connect");
    }

    private static PoolerMode PoolerOf(NpgsqlConnectionStringBuilder builder, bool? saysTransaction) => builder switch
    {
        _ when saysTransaction == true => PoolerMode.Transaction,
        { Host: { } host } when saysTransaction == false => IsSupavisorHost(host) ? PoolerMode.Session : PoolerMode.None,
        { Port: SupavisorTransactionPort or PgBouncerPort } => PoolerMode.Transaction,
        { Host: { } host } when host.Contains("-pooler.", StringComparison.OrdinalIgnoreCase) => PoolerMode.Transaction,
        { Host: { } host } when IsSupavisorHost(host) => PoolerMode.Session,
        _ => PoolerMode.None,
    };

    /// <summary>Options as measured (docs/decisions/0003); what the text says itself stays.</summary>
    private static void Tune(NpgsqlConnectionStringBuilder builder, PoolerMode pooler, DatabaseUrlKeys.Hints hints)
    {
        if (pooler == PoolerMode.Transaction && builder.Options?.StartsWith("reference=", StringComparison.Ordinal) == false)
            throw Wrong("sets options, which a transaction pooler refuses; take options= out, or use the direct connection");
        var prepare = pooler != PoolerMode.Transaction && !hints.SaysNoPreparing;
        builder.MaxAutoPrepare = prepare ? 50 : 0;
        builder.AutoPrepareMinUsages = 2;
        // Nothing of ours outlives its transaction, so there is nothing to reset; behind a pooler the reset would hit a stranger's connection.
        builder.NoResetOnClose = true;
        builder.Multiplexing = false;
        if (!Says(builder, "GSS Encryption Mode")) builder.GssEncryptionMode = GssEncryptionMode.Disable;
        if (!Says(builder, "SSL Mode")) builder.SslMode = IsNearHost(builder.Host!) ? SslMode.Prefer : SslMode.Require;
        // Supavisor's session mode has about fifteen connections for everybody on its smallest plan.
        if (!Says(builder, "Maximum Pool Size")) builder.MaxPoolSize = pooler == PoolerMode.Session ? 10 : 20;
        if (!Says(builder, "Application Name")) builder.ApplicationName = "etude";
        builder.TcpKeepAlive = true;
    }

    private static bool Says(NpgsqlConnectionStringBuilder builder, string keyword) => builder.ContainsKey(keyword) && builder.ShouldSerialize(keyword);

    /// <summary>On this machine: a socket's folder, or a loopback address.</summary>
    private static bool IsNearHost(string host) =>
        host.StartsWith('/') || host.StartsWith('@') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsSupavisorHost(string host) => host.EndsWith(".pooler.supabase.com", StringComparison.OrdinalIgnoreCase);

    private static bool IsSupabaseHost(string host) =>
        host.EndsWith(".supabase.co", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".supabase.com", StringComparison.OrdinalIgnoreCase);

    internal static PlainException Wrong(string fault) => new($"DATABASE_URL {fault}.", 2);
}
