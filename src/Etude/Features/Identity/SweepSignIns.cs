using Etude.Platform.Configuration;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;

namespace Etude.Features.Identity;

/// <summary>Once a day, forgets the sign-ins that are over: where and when somebody was signed in is nobody's business for longer than it is of use.</summary>
public sealed class SweepSignIns(Db db, EtudeSettings settings, TimeProvider clock, ILogger<SweepSignIns> log) : DailyWork(clock, log)
{
    /// <summary>
    /// No row is forgotten sooner. Cookies from before sign-ins were rows hold for so long at most, and the row that such a cookie was given is
    /// what keeps it from beginning anew (<see cref="AdoptOldCookie"/>).
    /// </summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>As for the queue: an instance without places serves pages and leaves the rest to others.</summary>
    protected override bool IsMine => settings.JobsAtOnce > 0;

    /// <summary>Deletes what no cookie can bring to life any more; answers how many rows that were. Several instances may do it at once.</summary>
    public override async Task<int> Run(CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var swept = batch.Do("""
            delete from etude.sign_ins
            where created_at <= @kept and (ended_at is not null or last_seen_at <= @seen_after or created_at <= @begun_after)
            """, new { kept = batch.Now - Kept, seen_after = batch.Now - SignInProof.Idle, begun_after = batch.Now - SignInProof.Whole });
        await batch.Run(cancel);
        return swept.Value;
    }
}
