using Etude.Platform.Postgres;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Platform.Postgres;

/// <summary>A batch takes its role and person for one transaction; the connection goes back to the pool as nobody's.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private TestDatabase? database;
    private NpgsqlDataSource? source;
    private Db? db;
    private Guid ada;
    private Guid bob;

    private Db Db => db!;

    public async ValueTask InitializeAsync()
    {
        database = await TestPostgres.FreshDatabase();
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.AppConnectionString) { MaxPoolSize = 1 });
        db = new Db(source, new TestClock());
        ada = await Etude.Features.Identity.SignInLocally.FindOrMake(Db, "ada@example.org", "Ada", null, CancellationToken.None);
        bob = await Etude.Features.Identity.SignInLocally.FindOrMake(Db, "bob@example.org", "Bob", null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await source!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Theory]
    [InlineData("users")]
    [InlineData("attempts")]
    [InlineData("problems")]
    [InlineData("auth.users")]
    public async Task Outside_a_batch_nothing_can_be_seen(string table)
    {
        await IsNobodys();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Asks<long>($"select count(*) from {table}"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_connection_that_has_refused_a_dead_sign_in_is_sound_whatever_was_just_being_prepared_on_it()
    {
        var signIn = new SignInProof(Guid.NewGuid());
        await using (var batch = Db.AsService())
        {
            batch.Do("insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at) values (@id, @ada, 'local', 'A browser', @now, @now)", new { id = signIn.Id, ada });
            await batch.Run(CancellationToken.None);
        }

        // A statement is prepared when it comes again: each of these first comes, comes again and goes on at another turn of the pattern.
        for (var turn = 0; turn < 30; turn++)
        {
            for (var kind = 0; kind < 5; kind++)
            {
                var lives = turn % (kind + 2) == kind % 2;
                await using var batch = Db.As(ada, lives ? signIn : new SignInProof(Guid.NewGuid()), owner: false);
                var one = batch.One<int>($"select {kind} + @turn", new { turn });
                var many = batch.Many<Guid>($"select id from users where {kind} < 9");
                if (lives)
                {
                    await batch.Run(CancellationToken.None);
                    Assert.Equal((kind + turn, ada, ada), (one.Value, Assert.Single(many.Value), batch.Person!.Id));
                }
                else
                {
                    await Assert.ThrowsAsync<SignInOverException>(() => batch.Run(CancellationToken.None));
                }
            }
        }
    }

    [Fact]
    public async Task A_person_sees_themselves_and_nobody_else()
    {
        await using var batch = Db.As(ada);
        var all = batch.Many<Guid>("select id from users");
        await batch.Run(CancellationToken.None);

        Assert.Equal([ada], all.Value);
        Assert.Equal("Ada", batch.Person?.Settings.DisplayName);
    }

    [Fact]
    public async Task After_a_batch_the_connection_has_no_role_and_no_claims_left()
    {
        await Run(Db.As(ada), "select 1");

        await IsNobodys();
    }

    [Theory]
    [InlineData("select 1/0")]
    [InlineData("select * from no_such_table")]
    [InlineData("insert into users (id) values (gen_random_uuid())")]
    [InlineData("select 'x'::int")]
    public async Task After_a_batch_that_failed_the_connection_has_none_either_and_nothing_was_kept(string sql)
    {
        await using var batch = Db.As(ada);
        batch.Do("update users set settings_json = '{}' where id = @me");
        batch.Do(sql);
        await Assert.ThrowsAsync<PostgresException>(() => batch.Run(CancellationToken.None));

        await IsNobodys();
        await using var after = Db.As(ada);
        await after.Run(CancellationToken.None);
        Assert.Equal("Ada", after.Person?.Settings.DisplayName);
    }

    [Fact]
    public async Task After_a_batch_that_was_stopped_the_connection_has_none_either()
    {
        using var stop = new CancellationTokenSource();
        var running = Run(Db.As(ada), "select pg_sleep(60)", stop.Token);
        await IsSleeping(running);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        await IsNobodys();
    }

    [Fact]
    public async Task The_next_person_on_the_same_connection_is_only_themselves()
    {
        await Run(Db.AsService(), "select 1");
        await Run(Db.As(ada), "select 1");
        await using var batch = Db.As(bob);
        var seen = batch.Many<Guid>("select id from users");
        await batch.Run(CancellationToken.None);

        Assert.Equal([bob], seen.Value);
    }

    [Fact]
    public async Task A_person_who_is_gone_is_an_error_of_its_own() =>
        await Assert.ThrowsAsync<AccountGoneException>(() => Run(Db.As(Guid.NewGuid()), "select 1"));

    [Fact]
    public async Task Nobody_can_become_somebody_else_within_their_batch()
    {
        await using var batch = Db.As(ada);
        batch.Do("update users set settings_json = '{}' where id = @other", new { other = bob });
        await batch.Run(CancellationToken.None);
        await using var his = Db.As(bob);
        await his.Run(CancellationToken.None);

        Assert.Equal("Bob", his.Person?.Settings.DisplayName);
    }

    [Fact]
    public async Task A_value_asked_for_before_the_batch_has_run_is_a_mistake()
    {
        await using var batch = Db.As(ada);
        var one = batch.One<int>("select 1");

        Assert.Throws<InvalidOperationException>(() => one.Value);
    }

    private async Task IsNobodys() => Assert.Equal("etude_app||", await Asks<string>(
        "select current_user || '|' || coalesce(current_setting('request.jwt.claims', true), '') || '|' || coalesce(current_setting('request.jwt.claim.sub', true), '')"));

    private async Task<T> Asks<T>(string sql)
    {
        await using var command = source!.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task IsSleeping(Task running)
    {
        await using var owner = NpgsqlDataSource.Create(database!.OwnerConnectionString);
        // As long as it takes: a count of looks would be a second or two. Only a batch that has ended sleeps no more.
        while (!running.IsCompleted)
        {
            await using var command = owner.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
            if ((long)(await command.ExecuteScalarAsync())! > 0)
                return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await running;
        Assert.Fail("The batch never slept.");
    }

    private static async Task Run(Batch batch, string sql, CancellationToken cancel = default)
    {
        await using (batch)
        {
            batch.Many<object>(sql);
            await batch.Run(cancel);
        }
    }
}
