using System.Diagnostics;
using Etude.Platform.EmbeddedPostgres;
using Etude.Tests.Support;

namespace Etude.Tests.Deploy;

/// <summary>
/// The backup of docs/operating.md with the programs of a Postgres of one's own, of its own version: dumped, restored into another database, and served from there.
/// </summary>
public sealed class BackupTests
{
    [Fact]
    public async Task What_was_dumped_is_restored_and_Etude_serves_from_it()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "pg_dump")) && File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault() : null;
        Assert.SkipWhen(programs is null, "Needs a Postgres with its client programs in /usr/lib/postgresql: install the package postgresql.");
        await using var server = await OwnServer.Start(programs!);
        await server.Makes("first");
        await server.Makes("second");
        await Etude(server.Url("first"), "demo");

        var dump = Path.Combine(ThrowawayFolder.Make("dump"), "etude.dump");
        await server.Runs("pg_dump", "--format=custom", $"--file={dump}", server.Url("first"));
        await server.Runs("pg_restore", "--no-owner", $"--dbname={server.Url("second")}", dump);
        var doctor = await EtudeCommand.Run(Settings(server.Url("second")), "doctor");
        var counts = await Task.WhenAll(new[] { "first", "second" }.Select(d => server.Counts(d)));

        Assert.DoesNotContain("FAULT", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(0, doctor.ExitCode);
        Assert.Equal(counts[0], counts[1]);
        // How many attempts the made-up history has depends on the day that it is told.
        Assert.Matches("(^| )public[.]attempts=[1-9]", counts[1]);
        await Serves(server.Url("second"));
    }

    private static async Task Serves(string url)
    {
        var port = FreePort.Next();
        using var served = EtudeCommand.Start(new Dictionary<string, string>(Settings(url)) { ["ETUDE_URL"] = $"http://127.0.0.1:{port}" }, "serve");
        try
        {
            Assert.Equal($"Etude is ready: http://127.0.0.1:{port}", await served.StandardOutput.ReadLineAsync());
            using var ada = new Browser(new Uri($"http://127.0.0.1:{port}"));
            await ada.Sends((await ada.Gets("/signin")).Form("/signin/local").With("email", "demo@example.org"));
            Assert.Contains("practice", (await ada.Gets("/progress")).Words, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await served.Stops();
        }
    }

    private static async Task Etude(string url, params string[] words)
    {
        var outcome = await EtudeCommand.Run(Settings(url), words);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
    }

    private static Dictionary<string, string> Settings(string url) => new() { ["DATABASE_URL"] = url, ["ETUDE_HOME"] = ThrowawayFolder.Make("own"), ["ETUDE_AUTH"] = "local" };

    /// <summary>A server of the system's own Postgres on a free port, gone at the end.</summary>
    private sealed class OwnServer(string programs, int port, ServerProcess server) : IAsyncDisposable
    {
        private const string Password = "not-a-secret";

        public static async Task<OwnServer> Start(string programs)
        {
            var (home, port) = (ThrowawayFolder.Make("server"), FreePort.Next());
            var data = Directory.CreateDirectory(Path.Combine(home, "data")).FullName;
            var password = Path.Combine(home, "password");
            await File.WriteAllTextAsync(password, Password);
            ServerUser.Own(home);
            ServerUser.Own(data);
            ServerUser.Own(password);
            var made = ChildProgram.Run(ServerUser.Command("KILL", Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C", "-N"));
            Assert.True(made.ExitCode == 0, made.Said);
            var (server, ready) = await ServerProcess.StartAsync(
                ServerUser.Command("INT", Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={home}", "-c", "fsync=off"),
                Path.Combine(home, "log"), CancellationToken.None);
            Assert.True(ready, server.Said);
            return new OwnServer(programs, port, server);
        }

        public string Url(string database) => $"postgresql://postgres:{Password}@127.0.0.1:{port}/{database}";

        public Task<string> Makes(string database) => Runs("createdb", $"--maintenance-db={Url("postgres")}", database);

        public Task<string> Counts(string database) => Runs("psql", "-Atc", """
            select string_agg(name || '=' || (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s', name), false, true, '')))[1]::text, ' ' order by name)
            from (select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'etude')) t
            """, Url(database));

        public async Task<string> Runs(string program, params string[] words)
        {
            using var run = Process.Start(new ProcessStartInfo(Path.Combine(programs, program), words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            await run.WaitForExitAsync();
            Assert.True(run.ExitCode == 0, $"{program}: {await errors}");
            return await output;
        }

        public async ValueTask DisposeAsync() => await server.StopAsync();
    }
}
