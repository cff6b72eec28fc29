namespace Etude.Features.Library;

public static class LibraryRoutes
{
    public static void MapLibrary(this IEndpointRouteBuilder app)
    {
        app.MapGet("/library", ShowLibrary.Handle);
        app.MapGet("/library/new", EditItem.ShowNew);
        app.MapPost("/library", EditItem.Add);
        app.MapGet("/library/{slug}", ShowItem.Handle);
        app.MapPost("/library/{slug}/progress", ChangeProgress.Handle);
        app.MapPost("/library/{slug}/draft", SaveNotes.Handle);
        app.MapPost("/library/{slug}/sittings", LogSitting.Handle);
        app.MapPost("/library/{slug}/sittings/{id:guid}/removal", LogSitting.Undo);
        app.MapGet("/library/{id:guid}/form", EditItem.ShowForm);
        app.MapPost("/library/{id:guid}/form", EditItem.Save);
        app.MapPost("/library/{id:guid}/removal", EditItem.Remove);
    }
}
