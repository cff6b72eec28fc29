using System.Collections.Concurrent;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.EmbeddedPostgres;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Tests.Platform.EmbeddedPostgres;
using Etude.Tests.Platform.Migrations;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Etude.Tests.Supabase;

/// <summary>The app behind poolers, on a project of Supabase's: five connections to the server for two hundred to the pooler.</summary>
public sealed class PoolerTests
{
    private const int Servers = 5;
    private const int Clients = 200;
    private const int Requests = 20_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_people_at_once_get_their_own_answers_to_twenty_thousand_requests_through_five_servers()
    {
        var (crowd, people) = (new PeopleAtOnce(), Clients);

        await Through("transaction", Servers, Clients, people, async (etude, members) =>
        {
            // Beside them some who leave before they have their answer: the app then calls its query off, and only that one may end.
            using var leaving = new ImpatientPeople(etude.Address, await etude.Somebody());
            var left = leaving.Ask(3);
            await crowd.Ask(members, Requests / people);
            await leaving.Stop();
            await left;
            Assert.True(leaving.Left > 0);
        });

        Assert.Empty(crowd.Strange);
        Assert.Equal(Requests, crowd.Times.Count);
        // Five at a time: the pooler puts another in the place of one whose client went in the middle of something.
        Assert.InRange(crowd.Servers, 2, int.MaxValue);
    }

    [Fact]
    public async Task In_session_mode_each_connection_has_a_server_and_everybody_gets_their_own_too()
    {
        var crowd = new PeopleAtOnce();

        await Through("session", 10, 10, 20, async (_, members) => await crowd.Ask(members, 20));

        Assert.Empty(crowd.Strange);
        Assert.InRange(crowd.Servers, 2, 10);
    }

    [Fact]
    public async Task What_is_set_for_a_session_reaches_strangers_and_what_is_prepared_breaks()
    {
        await using var project = await SupabaseProject.Migrated(Defaults.New);
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), project.AppConnectionString, "transaction", 1);
        await using var source = NpgsqlDataSource.Create(pooler.ConnectionString);
        await using var mine = await source.OpenConnectionAsync(Cancel);
        await using var theirs = await source.OpenConnectionAsync(Cancel);

        await Say(mine, "select set_config('request.jwt.claims', '{\"sub\": \"of the transaction\"}', true)");
        var afterTransaction = await Say(theirs, "select current_setting('request.jwt.claims', true)");
        await Say(mine, "select set_config('request.jwt.claims', '{\"sub\": \"of the session\"}', false)");
        var afterSession = await Say(theirs, "select current_setting('request.jwt.claims', true)");

        // The first is how a batch says who asks. The second shows that this test could see a leak.
        Assert.DoesNotContain("sub", afterTransaction, StringComparison.Ordinal);
        Assert.Contains("of the session", afterSession, StringComparison.Ordinal);
        await using var preparing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(pooler.ConnectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 }.ConnectionString);
        await using var first = await preparing.OpenConnectionAsync(Cancel);
        await using var second = await preparing.OpenConnectionAsync(Cancel);
        await Say(first, "select 'prepared'");
        var broken = await Assert.ThrowsAsync<PostgresException>(() => Say(second, "select 'prepared'"));
        Assert.Equal(PostgresErrorCodes.DuplicatePreparedStatement, broken.SqlState);
    }

    [Theory]
    [InlineData("transaction", 0)]
    [InlineData("session", 50)]
    public async Task A_start_finds_the_pooler_that_its_address_does_not_tell_migrates_and_loads_the_content_through_it(string mode, int prepared)
    {
        await using var project = await SupabaseProject.Fresh(Defaults.New);
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), project.AppConnectionString, mode, Servers);
        var settings = EtudeSettings.Load(new Dictionary<string, string?> { ["DATABASE_URL"] = pooler.Address, ["ETUDE_HOME"] = ThrowawayFolder.Make("home") }, TestPostgres.Root);

        await using var database = await AppDatabase.Open(settings, "serve", alone: true, Cancel);
        var content = await ContentSync.Run(new Db(database.App, TimeProvider.System), settings.ContentFolder, Cancel);

        Assert.Equal(MigrationFolder.Numbered, database.Migrations.Applied);
        Assert.True(content.Written > 0);
        Assert.Equal(prepared, new NpgsqlConnectionStringBuilder(database.App.ConnectionString).MaxAutoPrepare);
    }

    [Fact]
    public async Task A_pooler_on_a_plain_Postgres_is_signed_in_to_as_the_login_that_it_knows()
    {
        // A server of its own: an app that did not notice the pooler would give a role of the whole server another password.
        await using var plain = await EmbeddedCluster.StartAsync(ClusterHome.At(await ClusterHome.Copy()), Cancel);
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), plain.OwnerConnectionString, "session", Servers);
        var settings = EtudeSettings.Load(new Dictionary<string, string?> { ["DATABASE_URL"] = pooler.Address, ["ETUDE_HOME"] = ThrowawayFolder.Make("home") }, TestPostgres.Root);

        await using var database = await AppDatabase.Open(settings, "serve", alone: true, Cancel);
        await using var connection = await database.App.OpenConnectionAsync(Cancel);

        Assert.Equal("postgres", await Say(connection, "select session_user::text"));
    }

    [Fact]
    public async Task An_address_that_allows_one_connection_is_enough()
    {
        var project = await SupabaseProject.WithContent();
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), project.AppConnectionString, "transaction", 1);
        await using var etude = await TestEtude.Start(_ => pooler.As("pgbouncer=true&connection_limit=1"), on: project);

        await etude.Db.Warm(4, Cancel);
        var ada = await etude.Somebody();
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.Gets("/today")));

        Assert.All(pages, page => Assert.Equal(1, page.RoundTrips));
    }

    [Theory]
    [InlineData("postgres://ada:pw@db.example.org/etude", true)]
    [InlineData("postgres://ada:pw@db.example.org/etude?connection_limit=2", false)]
    [InlineData("postgres://ada:pw@db.example.org:6543/etude", false)]
    [InlineData("postgres://postgres.abcdef:pw@aws-0-eu.pooler.supabase.com:5432/postgres", true)]
    public void A_worker_listens_where_a_connection_can_be_kept_for_it(string address, bool listens) => Assert.Equal(listens, QueueOptions.From(
        EtudeSettings.Load(new Dictionary<string, string?> { ["DATABASE_URL"] = address }, TestPostgres.Root)).Listens);

    [Fact]
    public async Task A_worker_that_listens_to_a_pooler_in_vain_looks_for_itself_and_never_believes_that_it_hears()
    {
        await using var project = await SupabaseProject.Migrated(Defaults.New);
        var ada = Guid.CreateVersion7();
        await SupabaseProject.Run(project.OwnerConnectionString, $"insert into auth.users (id, email) values ('{ada}', 'ada@example.org')");
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), project.AppConnectionString, "transaction", Servers);
        await using var source = NpgsqlDataSource.Create(pooler.ConnectionString);
        var (db, clock) = (new Db(source, TimeProvider.System), new NotingClock());
        using var done = new SemaphoreSlim(0);
        var kind = new JobKind("note", (_, _, _) =>
        {
            done.Release();
            return Task.CompletedTask;
        });
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var worker = new QueueWorker(db, services.GetRequiredService<IServiceScopeFactory>(), [kind], new(Places: 1, Listens: true), clock, NullLogger<QueueWorker>.Instance);
        await worker.StartAsync(Cancel);

        for (var turn = 0; turn < 3; turn++)
        {
            await using var batch = db.As(ada);
            Etude.Platform.Queue.Queue.Put(batch, kind, Guid.CreateVersion7());
            await batch.Run(Cancel);
            Assert.True(await done.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
        }

        await worker.StopAsync(Cancel);
        Assert.Contains(TimeSpan.FromSeconds(3), clock.Waits);
        Assert.DoesNotContain(TimeSpan.FromSeconds(30), clock.Waits);
    }

    /// <summary>Starts the app behind a pooler, opens all of its connections, signs people in, and lets them do something.</summary>
    private static async Task Through(string mode, int servers, int connections, int people, Func<TestEtude, IReadOnlyList<Someone>, Task> does)
    {
        var project = await SupabaseProject.WithContent();
        await using var pooler = await PgBouncer.Start(ThrowawayFolder.Make("pooler"), project.AppConnectionString, mode, servers);
        var told = mode == "transaction" ? "true" : "false";
        await using var etude = await TestEtude.Start(_ => pooler.As($"pgbouncer={told}&connection_limit={connections}"), on: project, more: PeopleAtOnce.Map);
        await etude.Db.Warm(connections, Cancel);
        var members = new List<Someone>();
        foreach (var some in Enumerable.Range(1, people).Chunk(20))
        {
            members.AddRange(await Task.WhenAll(some.Select(SignsIn)));
            etude.Clock.Moves(TimeSpan.FromMinutes(1));
        }

        await does(etude, members);

        async Task<Someone> SignsIn(int number)
        {
            var name = PeopleAtOnce.NameOf(number);
            var member = await etude.SignsIn($"member{number}@example.org", name);
            return new(member.Id, name, async path => (await member.Gets(path)).Text);
        }
    }

    private static async Task<string> Say(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel) as string ?? "";
    }

    /// <summary>A clock that notes how long somebody wanted to wait, and lets them wait a hundredth of it.</summary>
    private sealed class NotingClock : TimeProvider
    {
        public ConcurrentBag<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
        }
    }
}
