using Etude.Platform.Configuration;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Migrations;
using Npgsql;

namespace Etude.Bench;

/// <summary>A Postgres of this benchmark alone, migrated and empty, set up as Etude sets up its own: safe, not tuned for tests.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly BenchHome home;
    private readonly EmbeddedCluster cluster;

    private BenchDatabase(BenchHome home, EmbeddedCluster cluster, string app, EtudeSettings settings) =>
        (this.home, this.cluster, App, Settings) = (home, cluster, app, settings);

    /// <summary>The connection string of the app's login role.</summary>
    public string App { get; }

    public string Owner => cluster.OwnerConnectionString;

    /// <summary>Settings of an app with a home of its own and the clone's content.</summary>
    public EtudeSettings Settings { get; }

    public static async Task<BenchDatabase> Start(CancellationToken cancel)
    {
        var folder = new BenchHome();
        var settings = EtudeSettings.Load(new Dictionary<string, string?> { ["ETUDE_HOME"] = folder.In("home"), ["ETUDE_AUTH"] = "local", ["ETUDE_LIMITS"] = "0" }, RepositoryRoot.Find());
        var started = await EmbeddedCluster.StartAsync(EmbeddedClusterOptions.From(settings, "bench"), cancel);
        await using (var owner = NpgsqlDataSource.Create(started.OwnerConnectionString + ";Pooling=false"))
            await Migrator.Run(owner, settings.MigrationsFolder, cancel);
        return new BenchDatabase(folder, started, await started.LetAppInAsync(cancel), settings);
    }

    /// <summary>Runs a script as the superuser; for making a history, not for measuring.</summary>
    public async Task Prepare(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var connection = new NpgsqlConnection(Owner + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<T> Ask<T>(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Owner + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        home.Dispose();
    }
}
