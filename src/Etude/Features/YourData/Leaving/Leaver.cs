using Etude.Features.Identity;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.YourData.Leaving;

/// <summary>The account of somebody who has asked for it to be deleted: the mark, the days in between, and the end.</summary>
internal static class Leaver
{
    /// <summary>How long it can be undone.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    /// <summary>Deletes the account when its time is over. Tried for as long as it takes: nothing else would do it.</summary>
    public static readonly JobKind Kind = new("forget_account", Forget) { MostAttempts = int.MaxValue, EvenWhenBarred = true };

    /// <summary>An account has one such job: what it is about is the account itself.</summary>
    private static readonly Guid Subject = Guid.Empty;

    /// <summary>Marks the account, asks for its end, and signs out everywhere. Asked twice, the first time counts.</summary>
    public static void Ask(Batch batch)
    {
        batch.Do("insert into etude.leaving (user_id, asked_at, goes_at) values (@me, @now, @goes_at) on conflict (user_id) do nothing", new { goes_at = batch.Now + Grace });
        Queue.Put(batch, Kind, Subject, Grace);
        EndSignIns.All(batch);
    }

    /// <summary>Takes the mark away. The job that is left finds no mark and does nothing.</summary>
    public static void Stay(Batch batch) => batch.Do("delete from etude.leaving where user_id = @me");

    private static async Task Forget(Job job, IServiceProvider services, CancellationToken cancel)
    {
        await using var batch = services.GetRequiredService<Db>().AsService();
        var left = batch.One<DateTimeOffset?>("select goes_at from etude.leaving where user_id = @person", new { person = job.UserId });
        var gone = batch.One<bool>("select etude.forget(@person, @now)", new { person = job.UserId });
        await batch.Run(cancel);
        // Undone and asked for again in between: the older job waits for the newer day.
        if (!gone.Value && left.Value is { } goes)
            throw JobException.ForNow("The account is deleted later.", goes - batch.Now);
    }
}
