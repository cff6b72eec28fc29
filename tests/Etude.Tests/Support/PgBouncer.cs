using System.Diagnostics;
using Etude.Platform;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Tests.Support;

/// <summary>
/// A real PgBouncer on a free port of this machine, in front of a server. It refuses to run as root, so it runs as the server's user does.
/// What it stands for: Supavisor, and every pooler that lends a server connection for one transaction.
/// </summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly string[] Places = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"];

    private readonly NpgsqlConnectionStringBuilder behind;
    private readonly string mode;
    private readonly TaskCompletionSource<int> up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PgBouncer(NpgsqlConnectionStringBuilder server, string mode, int port) => (behind, this.mode, Port) = (server, mode, port);

    public int Port { get; }

    /// <summary>What somebody would write into <c>DATABASE_URL</c>; nothing in it tells that there is a pooler.</summary>
    public string Address => $"postgres://{behind.Username}:{behind.Password}@127.0.0.1:{Port}/{behind.Database}";

    /// <summary>The connection string that the app makes of that address, told which pooler it is.</summary>
    public string ConnectionString => As(mode == "session" ? "pgbouncer=false" : "pgbouncer=true");

    /// <summary>The connection string that the app makes of the address with more keys, such as <c>connection_limit=200</c>.</summary>
    public string As(string keys) => DatabaseUrl.Parse($"{Address}?{keys}", "/").ConnectionString;

    /// <param name="folder">An empty folder that every user may enter.</param>
    /// <param name="connectionString">The server, and the user that signs in there and here.</param>
    /// <param name="mode"><c>session</c>, <c>transaction</c> or <c>statement</c>.</param>
    /// <param name="servers">Connections to the server at most.</param>
    /// <param name="settings">More lines of its settings.</param>
    /// <exception cref="PlainException">It is not installed, or does not start; its words are in the message.</exception>
    public static async Task<PgBouncer> Start(string folder, string connectionString, string mode, int servers, string settings = "")
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var pooler = new PgBouncer(server, mode, FreePort.Next());
        var users = Path.Combine(folder, "users.txt");
        await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"{server.Password}\"\n");
        var file = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(file, $"""
            [databases]
            * = host={server.Host} port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {pooler.Port}
            unix_socket_dir =
            auth_type = md5
            auth_file = {users}
            pool_mode = {mode}
            default_pool_size = {servers}
            max_client_conn = 1000
            {settings}

            """);
        foreach (var made in (string[])[users, file])
            ServerUser.Own(made);
        // The thread that starts it must live as long as it does: see ServerUser.
        new Thread(() => pooler.Run(ServerUser.Command("TERM", Find(), file))) { IsBackground = true, Name = "pgbouncer" }.Start();
        await pooler.up.Task;
        return pooler;
    }

    public async ValueTask DisposeAsync()
    {
        NativeCalls.Send(await up.Task, Terminate);
        await ended.Task;
    }

    private void Run(ProcessStartInfo info)
    {
        try
        {
            using var process = Process.Start(info)!;
            process.StandardInput.Close();
            var said = new List<string>();
            while (process.StandardError.ReadLine() is { } line)
            {
                if (!up.Task.IsCompleted) said.Add(line);
                if (line.Contains("process up", StringComparison.Ordinal)) up.TrySetResult(process.Id);
            }

            process.WaitForExit();
            up.TrySetException(new PlainException($"PgBouncer does not start: {string.Join(' ', said)}", 1));
        }
        catch (Exception fault)
        {
            up.TrySetException(fault);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    /// <summary>As <c>bin/test</c> finds it, for runs that were not started by it.</summary>
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("ETUDE_PGBOUNCER") is { Length: > 0 } given)
            return given;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(Places);
        return folders.Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists)
            ?? throw new PlainException("PgBouncer is missing; install the package pgbouncer, or name its program in ETUDE_PGBOUNCER.", 2);
    }
}
