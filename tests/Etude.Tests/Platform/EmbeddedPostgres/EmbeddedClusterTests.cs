using Etude.Platform;
using Etude.Platform.EmbeddedPostgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.EmbeddedPostgres;

public sealed class EmbeddedClusterTests
{
    [Fact]
    public async Task A_second_start_finds_what_the_first_one_kept()
    {
        await using var cluster = await Start(await ClusterHome.Copy());
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
    }

    [Fact]
    public async Task It_listens_on_a_socket_and_wants_its_password()
    {
        await using var cluster = await Start(await ClusterHome.Copy());
        Assert.Equal("", await ClusterHome.Ask(cluster, "show listen_addresses"));
        var wrong = new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString) { Password = "guess" }.ConnectionString;
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ClusterHome.Ask(wrong, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task The_password_is_for_its_owner_alone()
    {
        var home = await ClusterHome.Copy();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home, "postgres", "password")));
    }

    [Fact]
    public async Task Words_are_ordered_and_folded_the_same_on_every_machine()
    {
        await using var cluster = await Start(await ClusterHome.Copy());
        Assert.Equal("b C.UTF-8", await ClusterHome.Ask(cluster, "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'etude'"));
        Assert.Equal("É", await ClusterHome.Ask(cluster, "select upper('é')"));
    }

    [Fact]
    public async Task A_second_Etude_is_told_where_the_first_one_runs()
    {
        var home = await ClusterHome.Copy();
        await using var first = await Start(home);
        var refusal = await Assert.ThrowsAsync<PlainException>(() => Start(home));
        Assert.Equal($"Etude already runs here, at http://127.0.0.1:5080 (process {Environment.ProcessId}); open that address, or stop it there with Ctrl-C first.", refusal.Message);
        Assert.Equal(2, refusal.ExitCode);
        Assert.Equal(42, await ClusterHome.Ask(first, "select number from kept"));
    }

    [Fact]
    public async Task A_verb_that_is_busy_is_named_to_whoever_wants_to_serve()
    {
        var home = await ClusterHome.Copy();
        await using var first = await EmbeddedCluster.StartAsync(ClusterHome.At(home, "sync"), CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<PlainException>(() => Start(home));
        Assert.StartsWith("Etude is busy here with \"sync\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_that_start_at_once_let_the_app_in_one_after_another()
    {
        await using var cluster = await Start(await ClusterHome.Copy());
        await ClusterHome.Ask(cluster, "create role etude_app");

        var addresses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => cluster.LetAppInAsync(CancellationToken.None)));

        Assert.Equal("etude_app", await ClusterHome.Ask(Assert.Single(addresses.Distinct()), "select current_user::text"));
    }

    [Fact]
    public async Task A_verb_joins_the_server_that_runs_and_leaves_it_running()
    {
        var home = await ClusterHome.Copy();
        await using var first = await Start(home);
        await using (var joined = await EmbeddedCluster.StartOrJoinAsync(ClusterHome.At(home, "sync"), CancellationToken.None))
            Assert.Equal(42, await ClusterHome.Ask(joined, "select number from kept"));
        Assert.Equal(42, await ClusterHome.Ask(first, "select number from kept"));
    }

    [Fact]
    public async Task A_verb_starts_the_server_when_none_runs()
    {
        var home = await ClusterHome.Copy();
        await using (var own = await EmbeddedCluster.StartOrJoinAsync(ClusterHome.At(home, "sync"), CancellationToken.None))
            Assert.Equal(42, await ClusterHome.Ask(own, "select number from kept"));
        Assert.False(File.Exists(Path.Combine(ClusterHome.Data(home), "postmaster.pid")));
    }

    [Fact]
    public async Task A_server_that_ends_by_itself_is_noticed()
    {
        var home = await ClusterHome.Copy();
        await using var cluster = await Start(home);
        NativeCalls.Send(int.Parse(File.ReadLines(Path.Combine(ClusterHome.Data(home), "postmaster.pid")).First()), NativeCalls.Quit);
        await cluster.Ended;
        Assert.Contains("immediate shutdown", cluster.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_path_or_a_comma_leads_to_loopback_and_a_busy_port_to_another_one()
    {
        var home = Path.Combine(await ClusterHome.Copy("long"), new string('x', 100) + ",y");
        Directory.CreateDirectory(home);
        await ClusterHome.Shell("mv \"$1/postgres\" \"$2\"", Path.GetDirectoryName(home)!, home);
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var busy = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var tried = 0;
        await using var cluster = await EmbeddedCluster.StartAsync(
            ClusterHome.At(home) with { PickPort = () => tried++ == 0 ? busy : FreePort.Next() }, CancellationToken.None);
        var builder = new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString);
        Assert.Equal("127.0.0.1", builder.Host);
        Assert.NotEqual(busy, builder.Port);
        Assert.Equal(2, tried);
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
    }

    [Fact]
    public async Task A_start_that_is_called_off_leaves_nothing_running()
    {
        var home = await ClusterHome.Copy();
        using var calledOff = new CancellationTokenSource();
        await calledOff.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedCluster.StartAsync(ClusterHome.At(home), calledOff.Token));
        await using var cluster = await Start(home);
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
    }

    private static Task<EmbeddedCluster> Start(string home) => EmbeddedCluster.StartAsync(ClusterHome.At(home), CancellationToken.None);
}
