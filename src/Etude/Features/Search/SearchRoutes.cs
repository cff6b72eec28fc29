namespace Etude.Features.Search;

public static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet("/search", ShowSearch.Handle);
        app.MapGet("/search/index.json", ListPlaces.Handle);
    }
}
