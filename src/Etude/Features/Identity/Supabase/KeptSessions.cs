using Etude.Platform.Postgres;

namespace Etude.Features.Identity.Supabase;

/// <summary>
/// The table <c>etude.provider_sessions</c>. A claim is a lease, so that of all instances one at a time uses a refresh token, which is good
/// for one use; and all instances together keep to one budget, since the provider counts calls by address.
/// </summary>
public sealed class KeptSessions(Db db, TokenSafe safe)
{
    /// <summary>Longer than the calls of one claim can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Calls in five minutes. The provider allows 150 from one address; the rest is for those who sign in.</summary>
    public const int Budget = 100;

    /// <summary>How many are claimed at once.</summary>
    public const int AtOnce = 10;

    // "etude" and "auth" in ASCII, shortened: any number does, as long as every instance takes the same.
    private const long LockKey = 0x6574617574;

    private const string Mine = "id = @id and tries = @tries";

    // Ours is over when it was ended, when its row is gone, or when it is past its limits, whichever comes first.
    private const string Over = """
        not exists (select from etude.sign_ins as ours where ours.id = kept.sign_in_id and ours.ended_at is null
            and ours.created_at > @begun_after and ours.last_seen_at > @seen_after)
        """;

    /// <summary>Keeps the session that a sign-in came with, as part of the batch that begins the sign-in.</summary>
    public void Keep(Batch batch, Guid signIn, SupabaseSession session) => batch.Do("""
        insert into etude.provider_sessions (id, user_id, sign_in_id, access_token, refresh_token, expires_at, refresh_at, created_at)
        select @id, user_id, id, @access, @refresh, @expires_at, @refresh_at, @now from etude.sign_ins where id = @sign_in
        """, new
    {
        id = Guid.CreateVersion7(batch.Now), sign_in = signIn, access = safe.Seal(session.AccessToken), refresh = safe.Seal(session.RefreshToken),
        expires_at = batch.Now + session.Life, refresh_at = RefreshAt(batch.Now, session.Life),
    });

    /// <summary>Claims what is due, the longest due first, as far as the budget allows.</summary>
    public async Task<IReadOnlyList<KeptSession>> Claim(CancellationToken cancel)
    {
        await using var batch = db.AsService();
        // Held until the claim is kept: two instances that counted at once would both spend what is left.
        batch.One<bool>("select true from pg_advisory_xact_lock(@key)", new { key = LockKey });
        var claimed = batch.Many<KeptSession>($"""
            with due as materialized (
                select id, {Over} as is_over from etude.provider_sessions as kept
                where (leased_until is null or leased_until <= @now) and (refresh_at <= @now or {Over})
                order by refresh_at
                limit (select greatest(0, least(@at_once, @budget - count(*))) from etude.provider_sessions where tried_at > @window_began)
                for update skip locked
            )
            update etude.provider_sessions as kept set tries = kept.tries + 1, tried_at = @now, leased_until = @until
            from due where kept.id = due.id
            returning kept.id, kept.access_token, kept.refresh_token, kept.expires_at, kept.tries, due.is_over
            """, new
        {
            at_once = AtOnce, budget = Budget, window_began = batch.Now - Window, until = batch.Now + Lease,
            begun_after = batch.Now - SignInProof.Whole, seen_after = batch.Now - SignInProof.Idle,
        });
        await batch.Run(cancel);
        return claimed.Value;
    }

    /// <summary>Takes the new tokens in, unless somebody else has claimed the session meanwhile.</summary>
    public async Task Renewed(KeptSession kept, SupabaseSession session, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        batch.Do($"""
            update etude.provider_sessions set access_token = @access, refresh_token = @refresh, expires_at = @expires_at, refresh_at = @refresh_at, tries = 0, leased_until = null
            where {Mine}
            """, new
        {
            id = kept.Id, tries = kept.Tries, access = safe.Seal(session.AccessToken), refresh = safe.Seal(session.RefreshToken),
            expires_at = batch.Now + session.Life, refresh_at = RefreshAt(batch.Now, session.Life),
        });
        await batch.Run(cancel);
    }

    /// <summary>The provider's session is over: nothing is kept of it, and our sign-in ends with it.</summary>
    public async Task End(KeptSession kept, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        batch.Do("""
            update etude.sign_ins set ended_at = @now
            where id = (select sign_in_id from etude.provider_sessions where id = @id) and ended_at is null
            """, new { id = kept.Id });
        batch.Do("delete from etude.provider_sessions where id = @id", new { id = kept.Id });
        await batch.Run(cancel);
    }

    /// <summary>Lets one session wait.</summary>
    public async Task TryLater(KeptSession kept, TimeSpan pause, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        batch.Do($"update etude.provider_sessions set leased_until = @until where {Mine}", new { id = kept.Id, tries = kept.Tries, until = batch.Now + pause });
        await batch.Run(cancel);
    }

    /// <summary>Gives back what was claimed in vain: it waits, and the try does not count.</summary>
    public async Task GiveBack(IEnumerable<KeptSession> inVain, TimeSpan pause, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        batch.Do("update etude.provider_sessions set leased_until = @until, tries = tries - 1 where id = any(@ids) and tries > 0",
            new { ids = inVain.Select(k => k.Id).ToArray(), until = batch.Now + pause });
        await batch.Run(cancel);
    }

    /// <summary>Well before the access token ends, so that a provider that is away for some minutes is not noticed.</summary>
    private static DateTimeOffset RefreshAt(DateTimeOffset now, TimeSpan life) => now + Max(life - TimeSpan.FromMinutes(15), life / 2);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
