namespace Etude.Features.Iac;

public static class IacRoutes
{
    public static void MapIac(this IEndpointRouteBuilder app)
    {
        app.MapGet("/shape", ShowShape.Handle);
        app.MapPost("/shape", SaveShape.Handle);
    }
}
