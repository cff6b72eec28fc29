using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Postgres;

/// <summary>What a connection leads to, told by how it behaves; the poolers are real.</summary>
public sealed class PoolerProbeTests(PoolerProbeTests.House house) : IClassFixture<PoolerProbeTests.House>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_direct_connection_is_told_even_through_a_relay()
    {
        await using var line = CountingProxy.Before(house.Database.AppConnectionString);

        Assert.Equal(PoolerMode.None, (await Look(house.Database.AppConnectionString)).Seen);
        Assert.Equal(PoolerMode.None, (await Look(line.Through(house.Database.AppConnectionString))).Seen);
    }

    [Theory]
    [InlineData("session", 5, 20, PoolerMode.Session, "each connection kept its server process")]
    [InlineData("session", 1, 20, PoolerMode.Session, "a second connection was not served")]
    [InlineData("transaction", 5, 20, PoolerMode.Transaction, "two open connections shared a server process")]
    [InlineData("transaction", 1, 20, PoolerMode.Transaction, "two open connections shared a server process")]
    [InlineData("transaction", 5, 1, PoolerMode.Transaction, "this is the careful guess")]
    [InlineData("statement", 5, 20, PoolerMode.Transaction, "two open connections shared a server process")]
    public async Task A_pooler_is_told_by_what_it_does(string mode, int servers, int connections, PoolerMode seen, string because)
    {
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), house.Database.AppConnectionString, mode, servers);

        var report = await Look(pooler.As($"connection_limit={connections}"), mode == "session" && servers == 1 ? TimeSpan.FromMilliseconds(200) : null);

        Assert.Equal(seen, report.Seen);
        Assert.Contains(because, report.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pooler_whose_servers_take_turns_is_told_too()
    {
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), house.Database.AppConnectionString, "transaction", 5, "server_round_robin = 1");
        await using var source = NpgsqlDataSource.Create(pooler.ConnectionString);
        // Several servers must be there before they can take turns.
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await using var command = source.CreateCommand("select pg_sleep(0.05)");
            await command.ExecuteNonQueryAsync(Cancel);
        }));

        Assert.Equal(PoolerMode.Transaction, (await PoolerProbe.Look(source, Cancel)).Seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("server_round_robin = 1")]
    public async Task A_pooler_that_others_use_at_the_same_time_is_told_each_time(string turns)
    {
        const int Looks = 150;
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), house.Database.AppConnectionString, "transaction", 5, turns);
        await using var source = NpgsqlDataSource.Create(pooler.ConnectionString);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var others = Others(source, enough.Token);

        var seen = new List<PoolerMode>();
        for (var look = 0; look < Looks; look++)
            seen.Add((await Look(pooler.ConnectionString)).Seen);
        await enough.CancelAsync();
        await others;

        Assert.Equal(Enumerable.Repeat(PoolerMode.Transaction, Looks), seen);
    }

    [Theory]
    [InlineData(PoolerMode.Transaction, PoolerMode.None, "pgbouncer=true")]
    [InlineData(PoolerMode.Transaction, PoolerMode.Session, "pgbouncer=true")]
    [InlineData(PoolerMode.None, PoolerMode.Transaction, "pgbouncer=false")]
    [InlineData(PoolerMode.Session, PoolerMode.Transaction, "pgbouncer=false")]
    [InlineData(PoolerMode.Session, PoolerMode.None, null)]
    [InlineData(PoolerMode.None, PoolerMode.None, null)]
    [InlineData(PoolerMode.Transaction, PoolerMode.Transaction, null)]
    public void What_to_change_is_said_where_the_address_misleads(PoolerMode seen, PoolerMode read, string? remedy)
    {
        var advice = new PoolerReport(seen, "").Advice(read);
        if (remedy is null)
            Assert.Null(advice);
        else
            Assert.Contains(remedy, advice, StringComparison.Ordinal);
    }

    /// <param name="patience">Short where nobody is served at all, however long one waits.</param>
    private static async Task<PoolerReport> Look(string connectionString, TimeSpan? patience = null)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        return await PoolerProbe.Look(source, patience ?? TimeSpan.FromSeconds(30), Cancel);
    }

    /// <summary>One transaction after the other, as another start's migrations make them.</summary>
    private static async Task Others(NpgsqlDataSource source, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await using var connection = await source.OpenConnectionAsync(Cancel);
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand("select 1", connection, transaction);
            await command.ExecuteNonQueryAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        }
    }

    /// <summary>One database for the tests of this class.</summary>
    public sealed class House : IAsyncLifetime
    {
        private TestDatabase? database;

        public TestDatabase Database => database!;

        public async ValueTask InitializeAsync() => database = await TestPostgres.FreshDatabase();

        public async ValueTask DisposeAsync() => await (database?.DisposeAsync() ?? default);
    }
}
