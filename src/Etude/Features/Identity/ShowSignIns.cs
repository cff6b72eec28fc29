using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Identity;

/// <summary>Where somebody is signed in, the newest use first.</summary>
public static class ShowSignIns
{
    /// <summary>A sign-in that holds.</summary>
    public sealed record Row
    {
        public required Guid Id { get; init; }
        public required string How { get; init; }
        public required string Browser { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required DateTimeOffset LastSeenAt { get; init; }
    }

    /// <param name="Rows">All that hold; never empty, since this browser is among them.</param>
    /// <param name="Here">The sign-in of this browser.</param>
    /// <param name="Ended">Some have just been ended from this page.</param>
    public sealed record Model(IReadOnlyList<Row> Rows, Guid Here, TimeZoneInfo Zone, DateTimeOffset Now, bool Ended);

    public static async Task<RazorComponentResult> Handle(Me me, string? ended, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var rows = batch.Many<Row>("""
            select id, how, browser, created_at, last_seen_at from etude.sign_ins
            where user_id = @me and ended_at is null and created_at > @begunAfter and last_seen_at > @seenAfter
            order by id = @here desc, last_seen_at desc, created_at desc limit 200
            """, new { here = me.SignIn, begunAfter = batch.Now - SignInProof.Whole, seenAfter = batch.Now - SignInProof.Idle });
        await batch.Run(cancel);
        return page.Show<SignInsPage>("Where you are signed in", new Model(rows.Value, me.SignIn, batch.Person!.Settings.Zone, batch.Now, ended is not null), batch);
    }
}
