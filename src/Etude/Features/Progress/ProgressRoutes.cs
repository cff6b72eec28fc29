namespace Etude.Features.Progress;

public static class ProgressRoutes
{
    public static void MapProgress(this IEndpointRouteBuilder app)
    {
        app.MapGet("/progress", ShowProgress.Handle);
        app.MapGet("/progress/{table}.csv", ShowProgress.Export);
    }
}
