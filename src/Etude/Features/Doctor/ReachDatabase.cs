using System.Net.Sockets;
using System.Security.Authentication;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.Doctor;

/// <summary>
/// The database as the doctor reaches it: nothing is migrated, no role gets a password, and where Etude's own database was never made none
/// is made.
/// </summary>
internal sealed class ReachDatabase : IAsyncDisposable
{
    private const string MyName = "etude-doctor";

    private readonly EmbeddedCluster? cluster;
    private readonly NpgsqlDataSource? app;

    private ReachDatabase(EmbeddedCluster? cluster, NpgsqlDataSource owner, NpgsqlDataSource? app, DatabaseUrl? given, PoolerReport pooler) =>
        (this.cluster, Owner, this.app, Given, Pooler) = (cluster, owner, app, given, pooler);

    /// <summary>Connections of the role that owns the tables.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>Connections of the role the app signs in with, where it could; else the owner's.</summary>
    public NpgsqlDataSource App => app ?? Owner;

    /// <summary>What DATABASE_URL says; null for Etude's own database.</summary>
    public DatabaseUrl? Given { get; }

    /// <summary>Whether the app signs in with a role of its own; else as DATABASE_URL says.</summary>
    public bool HasOwnRole { get; private init; } = true;

    /// <summary>What stands in between, found by trying.</summary>
    public PoolerReport Pooler { get; }

    /// <summary>Etude's own database; null where somebody else runs it.</summary>
    public EmbeddedCluster? Cluster => cluster;

    /// <summary>Reaches it, or says why not.</summary>
    /// <returns>The database, or null and a finding.</returns>
    /// <exception cref="PlainException">DATABASE_URL makes no sense; exit code 2.</exception>
    public static async Task<(ReachDatabase? Database, Finding Finding)> Try(EtudeSettings settings, CancellationToken cancel)
    {
        if (settings.DatabaseUrl is { } text)
            return await TryGiven(DatabaseUrl.Parse(text, settings.Root), cancel);
        if (!EmbeddedCluster.IsMade(settings.Home))
            return (null, Finding.Note("database", $"Etude's own database has not been made yet in {settings.Home}.", "bin/etude makes it at its first start; or set DATABASE_URL."));
        try
        {
            var own = await EmbeddedCluster.StartOrJoinAsync(EmbeddedClusterOptions.From(settings, "doctor"), cancel);
            var owner = Source(own.OwnerConnectionString);
            var reached = new ReachDatabase(own, owner, await Opened(own.AppOf("etude"), cancel), null, await PoolerProbe.Look(owner, cancel));
            return (reached, Finding.Ok("database", $"Etude's own database answers{(own.IsJoined ? ", and Etude is running on it" : "")}."));
        }
        catch (PlainException fault)
        {
            return (null, Finding.Fault("database", fault.Message, "docs/operating.md lists what Etude's own database may say, and what to do then."));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        await Owner.DisposeAsync();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static async Task<(ReachDatabase?, Finding)> TryGiven(DatabaseUrl given, CancellationToken cancel)
    {
        PoolerReport pooler;
        try
        {
            await using var first = Source(given.ConnectionString);
            pooler = await PoolerProbe.Look(first, cancel);
        }
        catch (NpgsqlException failure)
        {
            var (says, remedy) = Why(failure, given);
            return (null, Finding.Fault("database", $"{given.Display} cannot be reached: {says}", remedy));
        }

        // As a start does, what was found goes before what the address says.
        var found = given.Behind(pooler.Seen);
        var own = AppRole.OwnString(found);
        var asApp = own is null ? null : await Opened(own, cancel);
        return (new ReachDatabase(null, Source(found.ConnectionString), asApp, given, pooler) { HasOwnRole = own is not null }, Finding.Ok("database", $"Reached {given.Display}."));
    }

    /// <summary>A source that lets this role in; null where it does not (yet).</summary>
    private static async Task<NpgsqlDataSource?> Opened(string connectionString, CancellationToken cancel)
    {
        var source = Source(connectionString);
        try
        {
            await using (await source.OpenConnectionAsync(cancel))
                return source;
        }
        catch (NpgsqlException)
        {
            await source.DisposeAsync();
            return null;
        }
    }

    private static NpgsqlDataSource Source(string connectionString) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = MyName });

    /// <summary>By codes, since words change with versions and languages. No word of DATABASE_URL but what may be shown.</summary>
    internal static (string Says, string Remedy) Why(NpgsqlException failure, DatabaseUrl given) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } => ("the server does not take this user with this password.",
            "copy the connection string again, and put the password in with its special characters as %-codes. On Supabase it is the database's password, which can be set anew under Database, Settings."),
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } => ("the server does not let this user in from here.",
            "look at the server's list of who may connect from where (pg_hba.conf, or the host's network rules), and whether it wants TLS (sslmode=require)."),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => ("the server has no database of that name.", "create it (createdb NAME), or mend the name at the end of DATABASE_URL."),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => ("it has as many connections as it may.", "end what else is connected, or use a pooler's address."),
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => ("it is just starting or stopping.", "try again in a minute."),
        PostgresException other => ($"{other.MessageText.TrimEnd('.')} ({other.SqlState}).", "on a pooler of Supabase the user is postgres.PROJECT, and the region in the host is the project's; copy the string again from Connect."),
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => ("nothing listens there.", "start the server, or mend host and port in DATABASE_URL."),
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => ("that host name leads nowhere.", NoRoute(given)),
        { InnerException: SocketException } => ("the network does not lead there.", NoRoute(given)),
        { InnerException: TimeoutException } => ("no answer came in time.", NoRoute(given)),
        { InnerException: AuthenticationException } => ("the server's certificate is not accepted.", "check sslmode and sslrootcert in DATABASE_URL, and that the host is the one the certificate names."),
        _ => ($"{failure.Message.TrimEnd('.')}.", "check that it runs, and the address, user and password in DATABASE_URL; sslmode=disable only for a server that knows no TLS and is on a network of your own."),
    };

    private static string NoRoute(DatabaseUrl given) => given is { IsSupabase: true, Pooler: PoolerMode.None }
        ? "Supabase's direct address needs IPv6. Take the session pooler's string instead (Connect, Session pooler). A paused project answers nowhere: wake it in the dashboard."
        : "check the host in DATABASE_URL, that the server runs, and that no firewall is in between.";
}
