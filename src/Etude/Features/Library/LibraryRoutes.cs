namespace Etude.Features.Library;

public static class LibraryRoutes
{
    public static void MapLibrary(this IEndpointRouteBuilder app)
    {
        app.MapGet("/library", ShowLibrary.Handle);
        app.MapGet("/library/new", AddItem.Show);
        app.MapPost("/library", AddItem.Handle);
        app.MapGet("/library/{slug}", ShowItem.Handle);
        app.MapPost("/library/{slug}/progress", ChangeProgress.Handle);
        app.MapPost("/library/{slug}/draft", SaveNotes.Handle);
        app.MapPost("/library/{slug}/sittings", LogSitting.Handle);
        app.MapPost("/library/{slug}/sittings/{id:guid}/removal", TakeBackSitting.Handle);
        app.MapGet("/library/{id:guid}/form", EditItem.Show);
        app.MapPost("/library/{id:guid}/form", EditItem.Handle);
        app.MapPost("/library/{id:guid}/removal", RemoveItem.Handle);
    }
}
