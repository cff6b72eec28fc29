using Etude.Platform.Configuration;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Migrations;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Platform.Hosting;

/// <summary>The database of one process: started where Etude brings it, migrated, and opened as the role that sees nothing by itself.</summary>
public sealed class AppDatabase : IAsyncDisposable
{
    private readonly EmbeddedCluster? cluster;

    private AppDatabase(EmbeddedCluster? cluster, NpgsqlDataSource app, MigrationReport migrations) =>
        (this.cluster, App, Migrations) = (cluster, app, migrations);

    /// <summary>Connections of the app's login role.</summary>
    public NpgsqlDataSource App { get; }

    public MigrationReport Migrations { get; }

    /// <summary>Completes when Etude's own server has ended; never for a database that somebody else runs.</summary>
    public Task Ended => cluster?.Ended ?? Task.Delay(Timeout.Infinite);

    /// <summary>The last lines of its log.</summary>
    public string LastWords => cluster?.Log.Trim() ?? "";

    /// <summary>Opens the database of these settings.</summary>
    /// <param name="alone">True for <c>serve</c>: a second Etude on the same home is refused. False: a running one is joined.</param>
    /// <exception cref="PlainException">It cannot be started, reached or migrated; the sentence says why.</exception>
    public static async Task<AppDatabase> Open(EtudeSettings settings, string purpose, bool alone, CancellationToken cancel)
    {
        if (settings.DatabaseUrl is { } url)
            return await OpenGiven(url, settings, cancel);

        var options = EmbeddedClusterOptions.From(settings, purpose);
        var own = alone ? await EmbeddedCluster.StartAsync(options, cancel) : await EmbeddedCluster.StartOrJoinAsync(options, cancel);
        try
        {
            var migrations = await Migrate(own.OwnerConnectionString, settings, cancel);
            return new AppDatabase(own, Source(await own.LetAppInAsync(cancel)), migrations);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static async Task<AppDatabase> OpenGiven(string text, EtudeSettings settings, CancellationToken cancel)
    {
        // Before the migrations: their transactions borrow servers of the pooler, which makes it harder to see how it lends them.
        var given = await Look(DatabaseUrl.Parse(text, settings.Root), cancel);
        var migrations = await Migrate(given.ConnectionString, settings, cancel);
        return new AppDatabase(null, Source(await AppRole.LetIn(given, cancel)), migrations);
    }

    /// <summary>
    /// The address as it turns out to be: a pooler may stand where none can be told from it. What it says itself is not doubted, and what cannot
    /// be found out stays as it was read.
    /// </summary>
    private static async Task<DatabaseUrl> Look(DatabaseUrl given, CancellationToken cancel)
    {
        if (given.Pooler == PoolerMode.Transaction)
            return given;
        try
        {
            await using var source = NpgsqlDataSource.Create(given.ConnectionString);
            return given.Behind((await PoolerProbe.Look(source, cancel)).Seen);
        }
        catch (NpgsqlException)
        {
            // The migrations meet the same and say it in a sentence.
            return given;
        }
    }

    /// <summary>Under a name: without one, measurements would tell its user, host and port.</summary>
    private static NpgsqlDataSource Source(string connectionString) => new NpgsqlDataSourceBuilder(connectionString) { Name = "etude" }.Build();

    private static async Task<MigrationReport> Migrate(string owner, EtudeSettings settings, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { Pooling = false });
        return await Migrator.Run(source, settings.MigrationsFolder, cancel);
    }
}
