using Etude.Platform.Queue;
using Etude.Tests.Support;

namespace Etude.Tests.Platform.Queue;

/// <summary>Several instances on one queue, and what happens when one of them is lost.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private readonly Guid subject = Guid.NewGuid();
    private Workshop? opened;

    private Workshop Workshop => opened!;

    public async ValueTask InitializeAsync() => opened = await Workshop.Open();

    public async ValueTask DisposeAsync() => await opened!.DisposeAsync();

    [Fact]
    public async Task Several_instances_share_the_jobs_and_do_each_once()
    {
        var subjects = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        foreach (var one in subjects)
            await Workshop.Asks(Workshop.Note, one);

        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Workshop.Worker(Workshop.Elsewhere().Db, new(2, false), Workshop.Clock, Workshop.Note).RunDue(default)));

        Assert.Equal(40, tries.Sum());
        Assert.Equal(subjects.Order(), Workshop.Done.Select(j => j.SubjectId).Order());
    }

    [Fact]
    public async Task A_killed_instances_job_is_done_by_another_once_its_lease_is_over()
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var stuck = new JobKind("note", (_, _, _) => { begun.SetResult(); return gate.Task; });
        var (db, line) = Workshop.Elsewhere();
        await Workshop.Asks(stuck, subject);
        var dying = Workshop.Worker(db, new(1, false), Workshop.Clock, stuck).RunDue(default);
        await begun.Task;
        line.Cuts();
        var other = Workshop.Worker(Workshop.Note);

        var tooEarly = await other.RunDue(default);
        Workshop.Clock.Moves(TimeSpan.FromSeconds(61));
        var taken = await other.RunDue(default);

        Assert.Equal((0, 1), (tooEarly, taken));
        Assert.Equal(("done", 2), ((await Workshop.Sees(stuck, subject))!.Status, Workshop.Done.Single().Attempts));
        gate.SetResult();
        // What is left of the dead one finds no database to ask for more.
        await Assert.ThrowsAnyAsync<Exception>(() => dying);
    }

    [Fact]
    public async Task An_instance_that_wakes_up_too_late_changes_nothing()
    {
        var gates = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var begun = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var kind = new JobKind("slow", (job, _, _) => { begun[job.Attempts - 1].SetResult(); return gates[job.Attempts - 1].Task; });
        await Workshop.Asks(kind, subject);
        var first = Asleep().RunDue(default);
        await begun[0].Task;
        Workshop.Clock.Moves(TimeSpan.FromSeconds(61));
        var second = Asleep().RunDue(default);
        await begun[1].Task;

        gates[0].SetResult();
        await first;
        var meanwhile = (await Workshop.Sees(kind, subject))!.Status;
        gates[1].SetResult();
        await second;

        Assert.Equal(("running", "done"), (meanwhile, (await Workshop.Sees(kind, subject))!.Status));

        // Whoever sleeps does not renew a lease, however long this test takes.
        QueueWorker Asleep() => Workshop.Worker(Workshop.Db, new(Places: 1, Listens: false), new StillClock(), kind);
    }

    [Fact]
    public async Task A_job_that_kills_every_worker_is_given_up()
    {
        await Workshop.Asks(Workshop.Note, subject);
        await Workshop.Does("update jobs set status = 'running', attempts = 5, locked_until = $1", TestClock.Start.AddMinutes(-1));

        Assert.Equal(0, await Workshop.Worker(Workshop.Note).RunDue(default));

        var state = (await Workshop.Sees(Workshop.Note, subject))!;
        Assert.Equal(("failed", "Its worker was lost 5 times while doing it."), (state.Status, state.LastError));
    }

    [Fact]
    public async Task A_long_job_keeps_its_lease()
    {
        const string Until = "select locked_until::text from jobs";
        var hasty = new HastyClock();
        var kind = new JobKind("long", async (_, _, _) =>
        {
            var full = await Workshop.Looks<string>(Until);
            await Workshop.Does("update jobs set locked_until = locked_until - interval '10 seconds'");
            // Its clock stands still, so a renewal makes the lease what it was.
            while (await Workshop.Looks<string>(Until) != full)
            {
            }
        })
        { Limit = TimeSpan.FromHours(1) };
        await Workshop.Asks(kind, subject);

        await Workshop.Worker(new(Workshop.Source, hasty), new(1, false), hasty, kind).RunDue(default);

        Assert.Equal("done", (await Workshop.Sees(kind, subject))!.Status);
    }

    [Fact]
    public async Task An_instance_that_is_stopped_hands_its_job_back_and_the_try_does_not_count()
    {
        var begun = new TaskCompletionSource();
        var kind = new JobKind("waits", (_, _, cancel) => { begun.SetResult(); return Task.Delay(Timeout.Infinite, cancel); });
        var worker = Workshop.Worker(kind);
        await Workshop.Asks(kind, subject);
        await worker.StartAsync(default);
        await begun.Task;

        await worker.StopAsync(default);

        var state = (await Workshop.Sees(kind, subject))!;
        Assert.Equal(("queued", 0), (state.Status, state.Attempts));
    }

    [Fact]
    public async Task An_idle_instance_is_woken_by_the_deed_and_waits_for_no_clock()
    {
        var done = new TaskCompletionSource();
        var kind = new JobKind("woken", (_, _, _) => { done.SetResult(); return Task.CompletedTask; });
        var worker = Workshop.Worker(Workshop.Db, new(1, Listens: true), new StillClock(), kind);
        await worker.StartAsync(default);

        await Workshop.Asks(kind, subject);

        await done.Task;
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task Where_nothing_can_be_heard_an_instance_looks_by_itself()
    {
        var done = new TaskCompletionSource();
        var kind = new JobKind("found", (_, _, _) => { done.SetResult(); return Task.CompletedTask; });
        var hasty = new HastyClock();
        var worker = Workshop.Worker(new(Workshop.Source, hasty), new(1, Listens: false), hasty, kind);
        await worker.StartAsync(default);

        await Workshop.Asks(kind, subject);

        await done.Task;
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task An_instance_without_places_leaves_the_queue_alone()
    {
        await Workshop.Asks(Workshop.Note, subject);
        var worker = Workshop.Worker(Workshop.Db, new(Places: 0, Listens: true), Workshop.Clock, Workshop.Note);

        await worker.StartAsync(default);
        await worker.ExecuteTask!;

        Assert.Empty(Workshop.Done);
    }
}
