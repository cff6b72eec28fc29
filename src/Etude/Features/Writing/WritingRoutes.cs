namespace Etude.Features.Writing;

public static class WritingRoutes
{
    public static void MapWriting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/writing", ListWritings.Handle);
        app.MapPost("/writing", StartWriting.Handle);
        app.MapPost("/writing/preview", PreviewWriting.Handle);
        app.MapGet("/writing/{id:guid}", ShowWriting.Handle);
        app.MapPost("/writing/{id:guid}/draft", SaveWriting.Handle);
        app.MapPost("/writing/{id:guid}/publication", PublishWriting.Handle);
        app.MapPost("/writing/{id:guid}/withdrawal", WithdrawWriting.Handle);
        app.MapPost("/writing/{id:guid}/restoration", RestoreVersion.Handle);
        app.MapPost("/writing/{id:guid}/removal", RemoveWriting.Handle);
        app.MapGet("/@{handle}", PublicPages.ShowAuthor).AllowAnonymous();
        app.MapGet("/@{handle}/feed.atom", PublicFeeds.ShowFeed).AllowAnonymous();
        app.MapGet("/@{handle}/{slug}", PublicPages.ShowPiece).AllowAnonymous();
        app.MapGet("/sitemap.xml", PublicFeeds.ShowSitemap).AllowAnonymous();
        app.MapGet("/robots.txt", PublicFeeds.ShowRobots).AllowAnonymous();
    }
}
