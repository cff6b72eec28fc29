using Etude.Platform.Configuration;

namespace Etude.Features.Identity.Supabase;

/// <summary>
/// Renews the provider's sessions beside all requests, for as long as the app runs, and ends there what has ended here. No page ever waits
/// for it: a page rests on our own sign-in.
/// </summary>
public sealed class SessionKeeper(
    KeptSessions sessions, SupabaseAuth auth, TokenSafe safe, EtudeSettings settings, TimeProvider clock, ILogger<SessionKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    /// <summary>The first pause after a failure. Not shorter than the window of the budget, so that a session is counted once in it.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>How often the end of a session is told to a provider that does not take it.</summary>
    private const int MostFarewells = 5;

    /// <summary>What no further try would change: the session is over there.</summary>
    private static readonly HashSet<string> ForGood =
    [
        "refresh_token_not_found", "refresh_token_already_used", "session_not_found", "session_expired", "user_banned", "user_not_found",
    ];

    private DateTimeOffset rest = DateTimeOffset.MinValue;

    /// <summary>Does what is due until nothing is, or the budget is spent, or the provider is away; answers how many sessions that were.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        if (clock.GetUtcNow() < rest)
            return 0;
        for (var done = 0; ;)
        {
            var claimed = await sessions.Claim(cancel);
            for (var i = 0; i < claimed.Count; i++, done++)
            {
                if (await One(claimed[i], cancel) is not { } pause)
                    continue;
                rest = clock.GetUtcNow() + pause;
                await sessions.GiveBack(claimed.Skip(i), pause, cancel);
                return done;
            }

            if (claimed.Count == 0)
                return done;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // As for the queue: an instance without places serves pages and leaves the rest to others.
        if (settings.JobsAtOnce == 0)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDue(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "The provider's sessions could not be looked at");
            }

            await Task.Delay(Look, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Sees to one session; answers how long all the others had better wait, where the provider is away.</summary>
    private async Task<TimeSpan?> One(KeptSession kept, CancellationToken cancel)
    {
        try
        {
            await (kept.IsOver ? SayGoodbye(kept, cancel) : Renew(kept, cancel));
        }
        catch (SignInException failure) when (ForGood.Contains(failure.Code))
        {
            log.LogInformation("A sign-in ended, because the provider ended its session: {Code}", failure.Code);
            await sessions.End(kept, cancel);
        }
        catch (SignInException failure) when (kept.IsOver && kept.Tries >= MostFarewells)
        {
            log.LogWarning("The provider was not told that a session ended: {Code}", failure.Code);
            await sessions.End(kept, cancel);
        }
        catch (SignInException failure)
        {
            var pause = Pause(kept.Tries, failure.RetryAfter);
            log.LogWarning("A session could not be renewed at the provider and is tried again in {Minutes} minutes: {Code}", (int)pause.TotalMinutes, failure.Code);
            if (failure.IsForEverybody)
                return pause;
            await sessions.TryLater(kept, pause, cancel);
        }

        return null;
    }

    private async Task Renew(KeptSession kept, CancellationToken cancel)
    {
        // Sealed with keys that are gone, as every cookie of that time is.
        if (safe.Open(kept.RefreshToken) is not { } token)
            throw new SignInException("refresh_token_not_found");
        // Not verified again: it came from the provider itself, and nobody is let in because of it.
        await sessions.Renewed(kept, await auth.Refresh(token, cancel), cancel);
    }

    private async Task SayGoodbye(KeptSession kept, CancellationToken cancel)
    {
        if (safe.Open(kept.AccessToken) is not { } access || safe.Open(kept.RefreshToken) is not { } refresh)
            throw new SignInException("session_not_found");
        // An access token that has ended ends nothing.
        if (kept.ExpiresAt <= clock.GetUtcNow())
            access = (await auth.Refresh(refresh, cancel)).AccessToken;
        await auth.SignOut(access, cancel);
        await sessions.End(kept, cancel);
    }

    private static TimeSpan Pause(int tries, TimeSpan? asked)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(tries, 5) - 1);
        pause = pause > LongestPause ? LongestPause : pause;
        return asked is { } longer && longer > pause ? (longer > LongestPause ? LongestPause : longer) : pause;
    }
}
