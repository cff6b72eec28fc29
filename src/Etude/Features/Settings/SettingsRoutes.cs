namespace Etude.Features.Settings;

public static class SettingsRoutes
{
    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings", ShowSettings.Handle);
        app.MapPost("/settings", SaveSettings.Handle);
        app.MapPost("/settings/handle", ClaimHandle.Handle);
        app.MapGet("/help", ShowHelp.Handle).AllowAnonymous();
    }
}
