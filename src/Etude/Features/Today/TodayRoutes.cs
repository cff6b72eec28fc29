namespace Etude.Features.Today;

public static class TodayRoutes
{
    public static void MapToday(this IEndpointRouteBuilder app)
    {
        app.MapGet("/today", ShowToday.Handle);
        app.MapPost("/today/plan", ChangePlan.Handle);
    }
}
