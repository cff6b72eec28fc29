using Etude.Platform;
using Etude.Platform.EmbeddedPostgres;
using Etude.Tests.Support;

namespace Etude.Tests.Platform.EmbeddedPostgres;

public sealed class LeftoverServerTests
{
    [Fact]
    public async Task A_killed_Etude_leaves_no_server_and_the_next_one_starts()
    {
        var home = await ClusterHome.Copy();
        using var etude = EtudeCommand.Start(new Dictionary<string, string> { ["ETUDE_HOME"] = home, ["ETUDE_URL"] = "http://127.0.0.1:1", ["DATABASE_URL"] = "" }, "serve");
        etude.OutputDataReceived += (_, _) => { };
        etude.ErrorDataReceived += (_, _) => { };
        etude.BeginOutputReadLine();
        etude.BeginErrorReadLine();
        var server = await Until(() => ServerOf(home));
        etude.Kill();
        await etude.WaitForExitAsync();
        await using var next = await EmbeddedCluster.StartAsync(ClusterHome.At(home), CancellationToken.None);
        Assert.Equal(42, await ClusterHome.Ask(next, "select number from kept"));
        Assert.False(Runs(server, ClusterHome.Data(home)), "The killed Etude's server still runs.");
    }

    [Fact]
    public async Task A_server_that_outlived_its_Etude_is_stopped_first()
    {
        var home = await ClusterHome.Copy();
        var data = ClusterHome.Data(home);
        var programs = ServerPrograms.Find(ClusterHome.Programs, "/nowhere");
        using var orphan = await KeptProgram.Start(ServerUser.Command("INT", programs.Postgres, "-D", data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={data}"));
        await Until(() => File.Exists(Path.Combine(data, "postmaster.pid")) && File.ReadAllText(Path.Combine(data, "postmaster.pid")).Contains("ready", StringComparison.Ordinal) ? orphan.Process.Id : null);
        await using var next = await EmbeddedCluster.StartAsync(ClusterHome.At(home), CancellationToken.None);
        Assert.True(orphan.Process.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Equal(42, await ClusterHome.Ask(next, "select number from kept"));
    }

    [Fact]
    public async Task A_stale_process_id_that_now_belongs_to_a_stranger_does_not_stand_in_the_way()
    {
        var home = await ClusterHome.Copy();
        using var stranger = await KeptProgram.Start(ServerUser.Command("KILL", "sleep", "3600"));
        var note = Path.Combine(ClusterHome.Data(home), "postmaster.pid");
        File.WriteAllText(note, $"{stranger.Process.Id}\n{ClusterHome.Data(home)}\n1700000000\n5432\n\n\n\n\n");
        ServerUser.Own(note);
        await using var cluster = await EmbeddedCluster.StartAsync(ClusterHome.At(home), CancellationToken.None);
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
        Assert.False(stranger.Process.HasExited);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number")]
    [InlineData("-1")]
    [InlineData("999999999")]
    public async Task A_damaged_note_of_a_process_does_not_stand_in_the_way(string text)
    {
        var home = await ClusterHome.Copy();
        var note = Path.Combine(ClusterHome.Data(home), "postmaster.pid");
        File.WriteAllText(note, text);
        ServerUser.Own(note);
        await using var cluster = await EmbeddedCluster.StartAsync(ClusterHome.At(home), CancellationToken.None);
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
    }

    [Fact]
    public async Task A_cluster_whose_making_was_cut_short_is_made_again()
    {
        var home = ThrowawayFolder.Make("cut");
        var half = Directory.CreateDirectory(Path.Combine(home, "postgres", "data.new", "base"));
        File.WriteAllText(Path.Combine(half.FullName, "1"), "half");
        await using var cluster = await EmbeddedCluster.StartAsync(ClusterHome.At(home), CancellationToken.None);
        Assert.Equal(1, await ClusterHome.Ask(cluster, "select 1"));
        Assert.False(Directory.Exists(Path.Combine(home, "postgres", "data.new")));
    }

    [Fact]
    public async Task A_note_of_an_Etude_that_is_gone_is_not_believed()
    {
        var home = await ClusterHome.Copy();
        File.WriteAllText(Path.Combine(home, "running.json"), """{"Process":1,"Purpose":"serve","Address":"http://127.0.0.1:1","Server":{"Host":"/nowhere","Port":1}}""");
        await using var cluster = await EmbeddedCluster.StartOrJoinAsync(ClusterHome.At(home, "sync"), CancellationToken.None);
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
    }

    private static int? ServerOf(string home)
    {
        var note = Path.Combine(home, "postgres", "data", "postmaster.pid");
        return File.Exists(note) && int.TryParse(File.ReadLines(note).FirstOrDefault(), out var id) ? id : null;
    }

    private static bool Runs(int process, string data) => new FileInfo($"/proc/{process}/cwd").LinkTarget == data;

    private static async Task<int> Until(Func<int?> found)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if (found() is { } value) return value;
            await Task.Delay(10);
        }
        throw new TimeoutException("Nothing came in half a minute.");
    }
}
