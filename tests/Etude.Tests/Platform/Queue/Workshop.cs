using System.Collections.Concurrent;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Etude.Tests.Platform.Queue;

/// <summary>A database with one person in it, and workers on it, as several instances of the app would have them.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource owner;
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly List<IAsyncDisposable> others = [];

    private Workshop(TestDatabase database)
    {
        this.database = database;
        source = NpgsqlDataSource.Create(database.AppConnectionString);
        owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        Db = new Db(source, Clock);
    }

    public TestClock Clock { get; } = new();

    public Db Db { get; }

    public NpgsqlDataSource Source => source;

    public Guid Ada { get; } = Guid.CreateVersion7();

    /// <summary>What the kind "note" has done, in order.</summary>
    public ConcurrentQueue<Job> Done { get; } = new();

    /// <summary>A kind that only notes that it ran.</summary>
    public JobKind Note => new("note", (job, _, _) =>
    {
        Done.Enqueue(job);
        return Task.CompletedTask;
    });

    public static async Task<Workshop> Open()
    {
        var workshop = new Workshop(await TestPostgres.FreshDatabase());
        await workshop.Does("insert into auth.users (id, email) values ($1, 'ada@example.org')", workshop.Ada);
        return workshop;
    }

    /// <summary>A worker as one instance has it.</summary>
    public QueueWorker Worker(params JobKind[] kinds) => Worker(Db, new(Places: 4, Listens: true), Clock, kinds);

    public QueueWorker Worker(Db db, QueueOptions options, TimeProvider clock, params JobKind[] kinds) =>
        new(db, services.GetRequiredService<IServiceScopeFactory>(), kinds, options, clock, NullLogger<QueueWorker>.Instance);

    /// <summary>Connections of an instance that can be cut off, as a killed process is.</summary>
    public (Db Db, CountingProxy Line) Elsewhere()
    {
        var line = CountingProxy.Before(database.AppConnectionString);
        var connections = NpgsqlDataSource.Create(line.Through(database.AppConnectionString));
        others.Add(connections);
        others.Add(line);
        return (new Db(connections, Clock), line);
    }

    /// <summary>Ada asks for a job; answers what <c>Put</c> did.</summary>
    public async Task<int> Asks(JobKind kind, Guid subject, TimeSpan? after = null)
    {
        await using var batch = Db.As(Ada);
        var added = Etude.Platform.Queue.Queue.Put(batch, kind, subject, after);
        await batch.Run(CancellationToken.None);
        return added.Value;
    }

    /// <summary>How Ada sees the job about a subject.</summary>
    public async Task<JobState?> Sees(JobKind kind, Guid subject)
    {
        await using var batch = Db.As(Ada);
        var state = JobState.Query(batch, kind, subject);
        await batch.Run(CancellationToken.None);
        return state.Value;
    }

    public async Task<int> Does(string sql, params object[] arguments)
    {
        await using var command = owner.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Looks<T>(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var other in others)
            await other.DisposeAsync();
        await source.DisposeAsync();
        await owner.DisposeAsync();
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>A clock whose timers never ring, so that nothing happens by waiting.</summary>
internal sealed class StillClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => TestClock.Start.AddHours(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A clock whose timers ring at once, so that nobody waits. Only for waits that are minutes at most.</summary>
internal sealed class HastyClock : TimeProvider
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    public override DateTimeOffset GetUtcNow() => TestClock.Start.AddHours(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(
        callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time > Soon && time < TimeSpan.FromMinutes(5) ? Soon : time;
}
