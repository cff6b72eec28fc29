using System.Collections.Concurrent;
using Etude.Platform.Queue;
using Npgsql;

namespace Etude.Tests.Platform.Queue;

/// <summary>Asking for a job, and what becomes of it.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private readonly Guid subject = Guid.NewGuid();
    private Workshop? opened;

    private Workshop Workshop => opened!;

    public async ValueTask InitializeAsync() => opened = await Workshop.Open();

    public async ValueTask DisposeAsync() => await opened!.DisposeAsync();

    [Fact]
    public async Task What_a_deed_asked_for_is_queued_then_running_then_done()
    {
        JobState? meanwhile = null;
        var kind = new JobKind("look", async (job, _, _) => meanwhile = await Workshop.Sees(new("look", null!), job.SubjectId));
        await Workshop.Asks(kind, subject);
        var before = await Workshop.Sees(kind, subject);

        var tries = await Workshop.Worker(kind).RunDue(default);

        Assert.Equal((1, "queued", "running", "done"), (tries, before!.Status, meanwhile!.Status, (await Workshop.Sees(kind, subject))!.Status));
        Assert.Equal(0, await Workshop.Worker(kind).RunDue(default));
    }

    [Fact]
    public async Task A_batch_that_is_not_kept_leaves_no_job()
    {
        await using var batch = Workshop.Db.As(Workshop.Ada);
        Etude.Platform.Queue.Queue.Put(batch, Workshop.Note, subject);
        batch.Do("select 1 / 0");

        await Assert.ThrowsAsync<PostgresException>(() => batch.Run(default));

        Assert.Null(await Workshop.Sees(Workshop.Note, subject));
    }

    [Fact]
    public async Task What_a_batch_asks_beside_a_job_is_answered()
    {
        await using var batch = Workshop.Db.As(Workshop.Ada);
        var before = batch.One<int>("select 1");
        Etude.Platform.Queue.Queue.Put(batch, Workshop.Note, subject);
        Etude.Platform.Queue.Queue.PutAgain(batch, subject);
        var after = batch.One<int>("select 2");
        await batch.Run(default);

        Assert.Equal((1, 2), (before.Value, after.Value));
    }

    [Fact]
    public async Task The_same_wish_twice_is_one_job_until_it_is_done()
    {
        var added = new[] { await Workshop.Asks(Workshop.Note, subject), await Workshop.Asks(Workshop.Note, subject) };
        await Workshop.Worker(Workshop.Note).RunDue(default);
        var afterwards = await Workshop.Asks(Workshop.Note, subject);
        await Workshop.Worker(Workshop.Note).RunDue(default);

        Assert.Equal([1, 0, 1], [.. added, afterwards]);
        Assert.Equal(2, Workshop.Done.Count);
        Assert.Equal(1, await Workshop.Looks<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task A_job_for_later_is_not_done_before()
    {
        await Workshop.Asks(Workshop.Note, subject, TimeSpan.FromHours(1));
        var worker = Workshop.Worker(Workshop.Note);

        var early = await worker.RunDue(default);
        Workshop.Clock.Moves(TimeSpan.FromHours(1));

        Assert.Equal((0, 1), (early, await worker.RunDue(default)));
    }

    [Fact]
    public async Task A_kind_that_this_instance_does_not_know_is_left_to_others()
    {
        await Workshop.Asks(new("newer", null!), subject);

        Assert.Equal(0, await Workshop.Worker(Workshop.Note).RunDue(default));
        Assert.Equal("queued", (await Workshop.Sees(new("newer", null!), subject))!.Status);
    }

    [Fact]
    public async Task What_failed_is_tried_again_later_each_time_and_then_no_more()
    {
        var kind = new JobKind("fails", (_, _, _) => throw new InvalidOperationException("password=secret")) { MostAttempts = 3 };
        await Workshop.Asks(kind, subject);
        var worker = Workshop.Worker(kind);
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(1, await worker.RunDue(default));
            pauses.Add((await Workshop.Sees(kind, subject))!.RunAt - Workshop.Clock.GetUtcNow());
            Workshop.Clock.Moves(pauses[^1] + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await worker.RunDue(default));
        Workshop.Clock.Moves(TimeSpan.FromDays(1));
        Assert.Equal(0, await worker.RunDue(default));
        var state = (await Workshop.Sees(kind, subject))!;
        Assert.Equal(("failed", 3, "Something went wrong on Etude's side; its log says what."), (state.Status, state.Attempts, state.LastError));
        Assert.True(pauses[1] > pauses[0], $"{pauses[1]} is not longer than {pauses[0]}");
    }

    [Fact]
    public async Task A_failure_for_good_is_not_tried_again_and_says_why()
    {
        var kind = new JobKind("refuses", (_, _, _) => throw JobException.ForGood("The model refused."));
        await Workshop.Asks(kind, subject);

        await Workshop.Worker(kind).RunDue(default);

        var state = (await Workshop.Sees(kind, subject))!;
        Assert.Equal(("failed", 1, "The model refused."), (state.Status, state.Attempts, state.LastError));
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_stopped()
    {
        var kind = new JobKind("sleeps", (_, _, cancel) => Task.Delay(Timeout.Infinite, cancel)) { Limit = TimeSpan.FromMinutes(4), MostAttempts = 1 };
        await Workshop.Asks(kind, subject);

        await Workshop.Worker(new(Workshop.Source, new HastyClock()), new(1, false), new HastyClock(), kind).RunDue(default);

        Assert.Equal("It took longer than 4 minutes.", (await Workshop.Sees(kind, subject))!.LastError);
    }

    [Fact]
    public async Task A_job_whose_person_is_gone_is_gone_too()
    {
        var kind = new JobKind("leaves", async (job, _, cancel) =>
        {
            await Workshop.Does("delete from auth.users where id = $1", job.UserId);
            await using var batch = Workshop.Db.As(job.UserId);
            await batch.Run(cancel);
        });
        await Workshop.Asks(kind, subject);

        await Workshop.Worker(kind).RunDue(default);

        Assert.Equal(0, await Workshop.Looks<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task What_somebody_waits_for_does_not_wait_for_the_background()
    {
        var (gate, order) = (new TaskCompletionSource(), new ConcurrentQueue<string>());
        var slow = new JobKind("slow", (_, _, _) => { order.Enqueue("slow"); return gate.Task; }) { IsBackground = true };
        var quick = new JobKind("quick", (_, _, _) => { order.Enqueue("quick"); gate.TrySetResult(); return Task.CompletedTask; });
        await Workshop.Asks(slow, subject);
        await Workshop.Asks(slow, Guid.NewGuid());
        await Workshop.Asks(quick, subject);

        await Workshop.Worker(Workshop.Db, new(Places: 1, Listens: false), Workshop.Clock, slow, quick).RunDue(default);

        Assert.Equal(["quick", "slow", "slow"], order.Order());
        Assert.Equal("slow", order.Last());
    }
}
