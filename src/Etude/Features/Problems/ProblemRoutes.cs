namespace Etude.Features.Problems;

public static class ProblemRoutes
{
    public static void MapProblems(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", ListProblems.Handle);
        app.MapGet("/problems/{slug}", ShowProblem.Handle);
    }
}
