namespace Etude.Features.Retries;

public static class RetryRoutes
{
    public static void MapRetries(this IEndpointRouteBuilder app) => app.MapPost("/queue/{id:guid}/retry", RetryJob.Handle);
}
