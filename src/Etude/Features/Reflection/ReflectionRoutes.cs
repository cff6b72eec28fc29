namespace Etude.Features.Reflection;

public static class ReflectionRoutes
{
    public static void MapReflection(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reflect", ShowReflect.Handle);
        app.MapPost("/reflect", BeginReflection.Handle);
        app.MapGet("/reflect/{id:guid}", ShowReflection.Handle);
        app.MapPost("/reflect/{id:guid}/draft", SaveReflection.Draft);
        app.MapPost("/reflect/{id:guid}/completion", SaveReflection.Completion);
    }
}
