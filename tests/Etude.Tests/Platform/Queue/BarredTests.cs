using Etude.Platform.Queue;

namespace Etude.Tests.Platform.Queue;

/// <summary>Jobs of somebody who is shut out: nothing is done for them, they are told so should they be back, and what ends an account is done all the same.</summary>
public sealed class BarredTests : IAsyncLifetime
{
    private const string Ban = "update auth.users set banned_until = 'infinity'";
    private const string Closed = "The account was closed, so this was left undone.";

    private readonly Guid subject = Guid.NewGuid();
    private Workshop? opened;

    private Workshop Workshop => opened!;

    public async ValueTask InitializeAsync() => opened = await Workshop.Open();

    public async ValueTask DisposeAsync() => await opened!.DisposeAsync();

    [Theory]
    [InlineData(Ban, Closed)]
    [InlineData("update auth.users set deleted_at = now()", Closed)]
    [InlineData("insert into etude.leaving (user_id, asked_at, goes_at) select id, now(), now() + interval '14 days' from auth.users", "The account was about to be deleted, so this was left undone.")]
    public async Task What_was_queued_before_is_left_undone_and_says_why(string shut, string why)
    {
        await Workshop.Asks(Workshop.Note, subject);
        await Workshop.Does(shut);

        Assert.Equal(1, await Workshop.Worker(Workshop.Note).RunDue(default));

        var state = (await Workshop.Sees(Workshop.Note, subject))!;
        Assert.Equal(("failed", why, 0), (state.Status, state.LastError, Workshop.Done.Count));
    }

    [Fact]
    public async Task Once_the_ban_has_run_out_the_job_can_be_asked_for_again()
    {
        await Workshop.Asks(Workshop.Note, subject);
        await Workshop.Does(Ban);
        await Workshop.Worker(Workshop.Note).RunDue(default);
        await Workshop.Does("update auth.users set banned_until = '2026-01-01'");

        await Workshop.Asks(Workshop.Note, subject);
        await Workshop.Worker(Workshop.Note).RunDue(default);

        Assert.Equal(("done", 1), ((await Workshop.Sees(Workshop.Note, subject))!.Status, Workshop.Done.Count));
    }

    [Fact]
    public async Task A_job_under_way_is_stopped_with_the_next_beat_of_its_lease()
    {
        var hasty = new HastyClock();
        var kind = new JobKind("long", async (_, _, cancel) =>
        {
            await Workshop.Does(Ban);
            await Task.Delay(Timeout.Infinite, cancel);
        })
        { Limit = TimeSpan.FromHours(1) };
        await Workshop.Asks(kind, subject);

        await Workshop.Worker(new(Workshop.Source, hasty), new(1, false), hasty, kind).RunDue(default);

        var state = (await Workshop.Sees(kind, subject))!;
        Assert.Equal(("failed", Closed), (state.Status, state.LastError));
    }

    [Fact]
    public async Task A_kind_that_is_for_closed_accounts_too_is_done()
    {
        var kind = Workshop.Note with { EvenWhenBarred = true };
        await Workshop.Asks(kind, subject);
        await Workshop.Does(Ban);

        await Workshop.Worker(kind).RunDue(default);

        Assert.Equal(("done", 1), ((await Workshop.Sees(kind, subject))!.Status, Workshop.Done.Count));
    }
}
