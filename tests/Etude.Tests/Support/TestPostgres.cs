using System.Globalization;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Migrations;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Tests.Support;

/// <summary>
/// One throw-away Postgres for the whole test run, started by the first test that asks, gone with the run: on a normal end, on a
/// failure and when the run is killed. Each test takes a database of its own, a copy of one that is migrated once.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<EmbeddedCluster>> Server = new(Start);
    private static readonly Lazy<Task<string>> Template = new(Migrate);
    private static readonly Lazy<Task<string>> Stocked = new(Stock);
    private static int drawn;

    /// <summary>The root of the clone that is tested.</summary>
    public static string Root { get; } = RepositoryRoot.Find();

    /// <summary>A database with the whole schema and no rows.</summary>
    public static async Task<TestDatabase> FreshDatabase() => await CopyOf(await Template.Value);

    /// <summary>A database with the whole schema and the clone's content, and nobody in it.</summary>
    public static async Task<TestDatabase> DatabaseWithContent() => await CopyOf(await Stocked.Value);

    /// <summary>A database with nothing in it, as a plain Postgres gives it.</summary>
    public static Task<TestDatabase> EmptyDatabase() => CopyOf("template0");

    /// <summary>The connection string of the superuser for a database of the server.</summary>
    public static async Task<string> OwnerOf(string database) => (await Server.Value).OwnerOf(database);

    private static async Task<TestDatabase> CopyOf(string template)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref drawn)}");
        await AsOwner($"create database {name} template {template} strategy file_copy");
        return new TestDatabase(name, server.OwnerOf(name), server.AppOf(name));
    }

    internal static async Task Drop(string database)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection((await Server.Value).OwnerOf(database)));
        NpgsqlConnection.ClearPool(new NpgsqlConnection((await Server.Value).AppOf(database)));
        await AsOwner($"drop database if exists {database} with (force)");
    }

    private static async Task<EmbeddedCluster> Start()
    {
        var home = ThrowawayFolder.Make("postgres");
        var cluster = await EmbeddedCluster.StartAsync(new EmbeddedClusterOptions
        {
            Home = home,
            PackagesFolder = Path.Combine(Root, "node_modules"),
            Purpose = "test",
            Throwaway = true,
        }, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().Wait();
        return cluster;
    }

    private static async Task<string> Migrate()
    {
        var server = await Server.Value;
        await using (var owner = NpgsqlDataSource.Create(server.OwnerConnectionString + ";Pooling=false"))
            await Migrator.Run(owner, Path.Combine(Root, "migrations_pg"), CancellationToken.None);
        await server.LetAppInAsync(CancellationToken.None);
        return "etude";
    }

    private static async Task<string> Stock()
    {
        var template = await FreshDatabase();
        await using var app = NpgsqlDataSource.Create(template.AppConnectionString + ";Pooling=false");
        await ContentSync.Run(new Db(app, TimeProvider.System), Path.Combine(Root, "content"), CancellationToken.None);
        return template.Name;
    }

    private static async Task AsOwner(string sql)
    {
        await using var connection = new NpgsqlConnection((await Server.Value).OwnerOf("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database of one test; dropped at its end.</summary>
/// <param name="drop">Drops it, where it is on another server than the run's own.</param>
public sealed class TestDatabase(string name, string owner, string app, Func<string, Task>? drop = null) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>As the superuser that owns everything; row security does not apply.</summary>
    public string OwnerConnectionString => owner;

    /// <summary>As the app's login role, which has no rights but to take the other roles.</summary>
    public string AppConnectionString => app;

    /// <summary>Cuts what is connected and drops it.</summary>
    public async ValueTask DisposeAsync() => await (drop ?? TestPostgres.Drop)(name);
}
