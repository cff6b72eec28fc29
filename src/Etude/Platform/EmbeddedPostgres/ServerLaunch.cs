namespace Etude.Platform.EmbeddedPostgres;

/// <summary>Starts the server with the options for its use: one person's practice, or a test run.</summary>
internal static class ServerLaunch
{
    private const int PortAttempts = 8;

    // Small and quick to start: one person, tiny data. Parallel plans and JIT only cost here.
    private static readonly string[] Common =
    [
        "shared_buffers=64MB", "max_connections=60", "wal_level=minimal", "max_wal_senders=0", "max_logical_replication_workers=0", "max_wal_size=256MB",
        "max_parallel_workers_per_gather=0", "jit=off", "io_method=sync", "huge_pages=off", "timezone=UTC", "log_timezone=UTC",
        "log_checkpoints=off", "logging_collector=off", "log_destination=stderr", "lc_messages=C",
    ];

    // Nothing of a test run is worth keeping.
    private static readonly string[] ThrowawayOnly =
    [
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=2GB", "checkpoint_timeout=1h", "autovacuum=off",
        "max_connections=200",
    ];

    /// <summary>The running server and where it listens.</summary>
    /// <exception cref="PlainException">It does not start; the sentence is drawn from its log.</exception>
    public static async Task<(ServerProcess Server, ServerAddress Address)> StartAsync(
        EmbeddedClusterOptions options, ServerPrograms programs, ClusterFolder folder, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            folder.EmptySocketFolder();
            var address = ServerAddress.In(folder.Socket, options.PickPort);
            var settings = options.Throwaway ? Common.Concat(ThrowawayOnly) : Common;
            var command = ServerUser.Command("INT", [
                programs.Postgres, "-D", folder.Data, .. address.ServerOptions(), .. settings.SelectMany(s => (string[])["-c", s])]);
            var (server, isReady) = await ServerProcess.StartAsync(command, folder.Log, cancel);
            if (isReady) return (server, address);
            var takenMeanwhile = !address.IsSocket && server.Said.Contains("could not bind", StringComparison.Ordinal);
            if (!takenMeanwhile || attempt == PortAttempts)
                throw ServerFault.From(server.Said, folder.Data, $"Etude's own database does not start (its log is {folder.Log})");
        }
    }
}
