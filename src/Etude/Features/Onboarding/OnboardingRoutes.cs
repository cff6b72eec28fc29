namespace Etude.Features.Onboarding;

public static class OnboardingRoutes
{
    public static void MapOnboarding(this IEndpointRouteBuilder app)
    {
        app.MapGet("/welcome", ShowFirstSteps.Handle);
        app.MapPost("/welcome/you", SaveYou.Handle);
        app.MapPost("/welcome/skipped", SkipSteps.Handle);
    }
}
