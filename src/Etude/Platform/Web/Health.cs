using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Platform.Web;

/// <summary>What a supervisor asks: the process answers (live), and it can serve pages (ready): it listens only once it is migrated and synced.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var readiness = new Readiness(app.ServiceProvider.GetRequiredService<Db>(), app.ServiceProvider.GetRequiredService<TimeProvider>());
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", async (CancellationToken cancel) => await readiness.Reason(cancel) is { } reason
            ? Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready")).AllowAnonymous();
    }
}

/// <summary>Whether the database answers; asked at most once a second, since anybody may ask.</summary>
internal sealed class Readiness(Db db, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock door = new();
    private Task<string?>? last;
    private DateTimeOffset askedAt;

    /// <summary>Why no page can be served, in a sentence that names no place; null when pages can be.</summary>
    public Task<string?> Reason(CancellationToken cancel)
    {
        lock (door)
        {
            var now = clock.GetUtcNow();
            if (last is null || (last.IsCompleted && now - askedAt >= Fresh))
                (last, askedAt) = (Ask(), now);
            return last.WaitAsync(cancel);
        }
    }

    private async Task<string?> Ask()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await using var batch = db.AsAnyone();
            await batch.Run(patience.Token);
            return null;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            return "The database does not answer.";
        }
    }
}
