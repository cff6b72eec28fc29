using System.Diagnostics;
using Etude.Platform.EmbeddedPostgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.EmbeddedPostgres;

/// <summary>Homes for the tests of the cluster: new ones, and copies of one that was used once and stopped.</summary>
internal static class ClusterHome
{
    private static readonly Lazy<Task<string>> Used = new(Use);

    public static string Programs { get; } = Path.Combine(TestPostgres.Root, "node_modules");

    public static EmbeddedClusterOptions At(string home, string purpose = "serve") => new()
    {
        Home = home,
        PackagesFolder = Programs,
        Purpose = purpose,
        Address = purpose == "serve" ? "http://127.0.0.1:5080" : null,
        Throwaway = true,
    };

    /// <summary>A home whose cluster has been used and stopped; its table <c>kept</c> holds the number 42.</summary>
    public static async Task<string> Copy(string name = "home")
    {
        var copy = ThrowawayFolder.Make(name);
        await Shell("cp -a \"$1/.\" \"$2\"", await Used.Value, copy);
        return copy;
    }

    public static string Data(string home) => NativeCalls.RealPath(Path.Combine(home, "postgres", "data"));

    public static Task<object?> Ask(EmbeddedCluster cluster, string sql) => Ask(cluster.OwnerConnectionString, sql);

    public static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs a line of shell with $1, $2 … and insists that it works.</summary>
    public static async Task Shell(string line, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line, "sh", .. arguments]) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{line}: {errors}");
    }

    private static async Task<string> Use()
    {
        var home = ThrowawayFolder.Make("used");
        await using var cluster = await EmbeddedCluster.StartAsync(At(home), CancellationToken.None);
        await Ask(cluster, "create table kept as select 42 as number");
        return home;
    }
}
