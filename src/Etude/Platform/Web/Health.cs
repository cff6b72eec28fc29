namespace Etude.Platform.Web;

/// <summary>What a supervisor asks: the process answers (live), and it is migrated and synced (ready: it listens only after both).</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", () => "ready").AllowAnonymous();
    }
}
