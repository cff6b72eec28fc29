using Etude.Platform.Web;

namespace Etude.Features.Settings;

public static class SettingsRoutes
{
    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings", ShowSettings.Handle);
        app.MapPost("/settings", SaveSettings.Handle);
        app.MapGet("/help", (PageContext page) => page.Show<HelpPage>("Help and keys", new HelpModel())).AllowAnonymous();
    }
}
