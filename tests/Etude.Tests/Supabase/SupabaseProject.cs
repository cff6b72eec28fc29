using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Migrations;
using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Supabase;

/// <summary>How a project's default privileges are.</summary>
public enum Defaults
{
    /// <summary>What is made in public is open to the roles of the Data API: projects from before May 2026.</summary>
    Old,

    /// <summary>Nothing is open that was not granted.</summary>
    New,
}

/// <summary>
/// Databases as Supabase has them, on a server of their own that is started by the first test which asks: roles belong to a whole server, and
/// on Supabase there is no role of ours.
/// </summary>
internal static class SupabaseProject
{
    private static readonly Lazy<Task<EmbeddedCluster>> Server = new(Start);
    private static readonly Lazy<Task<string>> Stocked = new(Stock);
    private static int drawn;

    /// <summary>A project that nothing has been added to.</summary>
    public static async Task<TestDatabase> Fresh(Defaults defaults)
    {
        var database = await Make("template0");
        await Run(database.OwnerConnectionString, SupabaseObjects.Schemas(database.Name));
        if (defaults == Defaults.Old)
            await Run(database.OwnerConnectionString, SupabaseObjects.OldDefaults);
        return database;
    }

    /// <summary>A project with all migrations, applied as its owner.</summary>
    public static async Task<TestDatabase> Migrated(Defaults defaults)
    {
        var database = await Fresh(defaults);
        await using var owner = NpgsqlDataSource.Create(database.AppConnectionString + ";Pooling=false");
        await Migrator.Run(owner, Path.Combine(TestPostgres.Root, "migrations_pg"), CancellationToken.None);
        return database;
    }

    /// <summary>A project with the whole schema and the clone's content, and nobody in it.</summary>
    public static async Task<TestDatabase> WithContent()
    {
        var database = await Make(await Stocked.Value);
        // What is granted on a database is not copied with it.
        await Run(database.OwnerConnectionString, $"grant all on database {database.Name} to {SupabaseObjects.Owner}");
        return database;
    }

    /// <summary>The connection string of the auth server.</summary>
    public static string OfAuthServer(TestDatabase database) => new NpgsqlConnectionStringBuilder(database.OwnerConnectionString)
    {
        Username = SupabaseObjects.AuthAdmin,
        Password = SupabaseObjects.AuthPassword,
    }.ConnectionString;

    /// <summary>What somebody would write into <c>DATABASE_URL</c>.</summary>
    public static string Address(TestDatabase database)
    {
        var to = new NpgsqlConnectionStringBuilder(database.AppConnectionString);
        return $"postgres://{to.Username}:{to.Password}@/{to.Database}?host={to.Host}&port={to.Port}";
    }

    /// <summary>Runs a script.</summary>
    public static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each row's first column, sorted.</summary>
    public static async Task<IReadOnlyList<string>> Rows(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static async Task<TestDatabase> Make(string template)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"project_{Interlocked.Increment(ref drawn)}");
        await Run(server.OwnerOf("postgres"), $"create database {name} template {template} strategy file_copy");
        var app = new NpgsqlConnectionStringBuilder(server.OwnerOf(name)) { Username = SupabaseObjects.Owner, Password = SupabaseObjects.OwnerPassword };
        return new TestDatabase(name, server.OwnerOf(name), app.ConnectionString, Drop);
    }

    private static async Task Drop(string database) =>
        await Run((await Server.Value).OwnerOf("postgres"), $"drop database if exists {database} with (force)");

    private static async Task<string> Stock()
    {
        var template = await Migrated(Defaults.New);
        await using var app = NpgsqlDataSource.Create(template.AppConnectionString + ";Pooling=false");
        await ContentSync.Run(new Db(app, TimeProvider.System), Path.Combine(TestPostgres.Root, "content"), CancellationToken.None);
        return template.Name;
    }

    private static async Task<EmbeddedCluster> Start()
    {
        var cluster = await EmbeddedCluster.StartAsync(new EmbeddedClusterOptions
        {
            Home = ThrowawayFolder.Make("supabase"),
            PackagesFolder = Path.Combine(TestPostgres.Root, "node_modules"),
            Purpose = "test",
            Throwaway = true,
        }, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().Wait();
        await Run(cluster.OwnerOf("postgres"), SupabaseObjects.Roles);
        return cluster;
    }
}
