using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;

namespace Etude.Features.Reviews.Model;

/// <summary>How the model's review comes along, as server-sent events: <c>progress</c> as often as there is news, then <c>end</c>. The page shows the same when it is loaded again.</summary>
public static class ReviewEvents
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Then the browser asks anew by itself, so that a forgotten tab holds no connection for ever.</summary>
    private const int MostLooks = 300;

    public static async Task<IResult> Handle(Guid id, Me me, Db db, ReviewProgress progress, IHostApplicationLifetime life, HttpContext http, CancellationToken cancel)
    {
        if (await Look(id, me, db, cancel) is not { } first)
            return Results.NotFound();
        // A stream that is open would keep the app from stopping.
        var until = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        http.Response.RegisterForDispose(until);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Follow(id, first, me, db, progress, until.Token));
    }

    private static async IAsyncEnumerable<SseItem<ReviewEvent>> Follow(
        Guid id, Look now, Me me, Db db, ReviewProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var said = "";
        for (var looks = 0; now.IsLive && looks < MostLooks; looks++)
        {
            var sentence = Sentence(now.Status, progress.Findings(id));
            if (sentence != said)
                yield return new SseItem<ReviewEvent>(new ReviewEvent(sentence), "progress");
            said = sentence;
            if (!await Waits(id, progress, cancel))
                yield break;
            now = await LookAgainAt(id, me, db, cancel) ?? now with { Status = "done" };
        }

        if (!now.IsLive)
            yield return new SseItem<ReviewEvent>(new ReviewEvent(now.Status == "failed" ? "The model's review could not be made." : "The model's review is here."), "end");
    }

    /// <summary>Whoever was signed out meanwhile is told that it is over; the page, loaded again, asks them to sign in.</summary>
    private static async Task<Look?> LookAgainAt(Guid id, Me me, Db db, CancellationToken cancel)
    {
        try
        {
            return await Look(id, me, db, cancel);
        }
        catch (Exception over) when (over is SignInOverException or AccountGoneException)
        {
            return null;
        }
    }

    private static async Task<bool> Waits(Guid id, ReviewProgress progress, CancellationToken cancel)
    {
        try
        {
            await progress.Wait(id, LookAgain, cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string Sentence(string status, int? findings) => (status, findings) switch
    {
        (_, 0) => "The model is reading what you wrote.",
        (_, { } count) => $"The model is writing: {Instants.Count(count, "finding")} so far.",
        ("running", null) => "The model's review is being made.",
        _ => "The model's review waits for its turn.",
    };

    private static async Task<Look?> Look(Guid id, Me me, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var there = batch.One<Look>("select 'done' as status from attempts where user_id = @me and id = @id and status = 'submitted'", new { id });
        var job = JobState.Query(batch, ReviewByModel.Kind, id);
        await batch.Run(cancel);
        return there.Value is null ? null : there.Value with { Status = job.Value?.Status ?? "done" };
    }
}

/// <summary>One event: what to say to whoever waits.</summary>
public sealed record ReviewEvent(string Sentence);

/// <summary>How it stands: the status of the newest job, or <c>done</c> where there is none.</summary>
internal sealed record Look
{
    public required string Status { get; init; }

    public bool IsLive => Status is "queued" or "running";
}
