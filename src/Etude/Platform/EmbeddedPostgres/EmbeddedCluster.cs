using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>
/// Etude's own Postgres: real server programs from npm, a private cluster under ETUDE_HOME, reached over a Unix socket (or loopback
/// TCP where a socket cannot be used) with a random password. It lives as long as this object; on Linux it also ends when the
/// process is killed.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private const string Database = "etude";
    private const string AppRole = "etude_app";

    private static readonly TimeSpan OthersStart = TimeSpan.FromSeconds(30);

    private readonly ClusterFolder folder;
    private readonly ServerAddress address;
    private readonly ServerProcess? server;
    private readonly HomeLock? homeLock;

    private EmbeddedCluster(ClusterFolder folder, ServerAddress address, ServerProcess? server, HomeLock? homeLock) =>
        (this.folder, this.address, this.server, this.homeLock) = (folder, address, server, homeLock);

    /// <summary>The connection string of the superuser who owns the database <c>etude</c>; for migrations, not for pages.</summary>
    public string OwnerConnectionString => OwnerOf(Database);

    /// <summary>Completes when the server has ended, so that nobody need guess why nothing connects. Never for a joined cluster.</summary>
    public Task Ended => server?.Ended ?? Task.Delay(Timeout.Infinite);

    /// <summary>Whether another process of this home started the server, which then serves.</summary>
    public bool IsJoined => server is null;

    /// <summary>Where the server keeps its files.</summary>
    public string DataFolder => folder.Data;

    /// <summary>The last lines of the server's log.</summary>
    public string Log => server?.Said ?? "";

    /// <summary>The owner's connection string for another database of this cluster.</summary>
    public string OwnerOf(string database) => address.ConnectionString("postgres", folder.Password, database);

    /// <summary>The app's connection string for a database of this cluster; <see cref="LetAppInAsync"/> must have been called once.</summary>
    public string AppOf(string database) => address.ConnectionString(AppRole, folder.PasswordOf(AppRole), database);

    /// <summary>Whether a home has a cluster already.</summary>
    public static bool IsMade(string home) => File.Exists(Path.Combine(home, "postgres.place")) || File.Exists(Path.Combine(home, "postgres", "data", "PG_VERSION"));

    /// <summary>Starts the cluster of this home, made when missing.</summary>
    /// <exception cref="PlainException">Another Etude runs here (exit code 2), or the server does not start (3).</exception>
    public static async Task<EmbeddedCluster> StartAsync(EmbeddedClusterOptions options, CancellationToken cancel)
    {
        return await StartAsync(options, HomeLock.TryTake(options.Home) ?? throw HomeLock.Taken(options.Home), cancel);
    }

    /// <summary>Starts the cluster, or uses the one that another Etude of this home has running: for verbs such as <c>sync</c>.</summary>
    /// <exception cref="PlainException">The server does not start (exit code 3).</exception>
    public static async Task<EmbeddedCluster> StartOrJoinAsync(EmbeddedClusterOptions options, CancellationToken cancel)
    {
        for (var patience = OthersStart; patience > TimeSpan.Zero; patience -= TimeSpan.FromMilliseconds(100))
        {
            if (HomeLock.TryTake(options.Home) is { } taken) return await StartAsync(options, taken, cancel);
            if (HomeLock.ReadHolder(options.Home) is { Server: { } server })
            {
                var programs = ServerPrograms.Find(options.PackagesFolder, options.ReachableFolder);
                return new EmbeddedCluster(await ClusterFolder.OpenAsync(options, programs, cancel), server, null, null);
            }
            await Task.Delay(100, cancel);
        }
        throw HomeLock.Taken(options.Home);
    }

    /// <summary>Gives the app's login role its password and returns the app's connection string. Call it after the migrations, which make the role.</summary>
    public async Task<string> LetAppInAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Unpooled(OwnerConnectionString));
        await connection.OpenAsync(cancel);
        await RolePassword.Give(connection, AppRole, folder.PasswordOf(AppRole), cancel);
        return AppOf(Database);
    }

    /// <summary>Stops the server (a joined one stays) and frees the home.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.StopAsync();
        homeLock?.Dispose();
    }

    private static async Task<EmbeddedCluster> StartAsync(EmbeddedClusterOptions options, HomeLock taken, CancellationToken cancel)
    {
        try
        {
            taken.Tell(new(Environment.ProcessId, options.Purpose, options.Address, null));
            var programs = ServerPrograms.Find(options.PackagesFolder, options.ReachableFolder);
            var files = await ClusterFolder.OpenAsync(options, programs, cancel);
            await LeftoverServer.ClearAsync(files.Data, cancel);
            var (started, at) = await ServerLaunch.StartAsync(options, programs, files, cancel);
            var cluster = new EmbeddedCluster(files, at, started, taken);
            try
            {
                await cluster.EnsureDatabaseAsync(cancel);
                taken.Tell(new(Environment.ProcessId, options.Purpose, options.Address, at));
                return cluster;
            }
            catch
            {
                await started.StopAsync();
                throw;
            }
        }
        catch (Exception e)
        {
            taken.Dispose();
            if (e is IOException or UnauthorizedAccessException or NpgsqlException)
                throw ServerFault.From(e.Message, options.Home, "Etude's own database cannot be used");
            throw;
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Unpooled(OwnerConnectionString));
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var first = new NpgsqlConnection(Unpooled(OwnerOf("postgres")));
            await first.OpenAsync(cancel);
            await using var command = new NpgsqlCommand($"create database {Database}", first);
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new PlainException(
                $"The password in {folder.PasswordFile} does not open Etude's own database; set that file back to what it was.", 3);
        }
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
