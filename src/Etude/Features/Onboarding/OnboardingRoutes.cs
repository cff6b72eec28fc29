namespace Etude.Features.Onboarding;

public static class OnboardingRoutes
{
    public static void MapOnboarding(this IEndpointRouteBuilder app)
    {
        app.MapGet("/onboarding", ShowFirstSteps.Handle);
        app.MapPost("/onboarding/you", SaveYou.Handle);
        app.MapPost("/onboarding/skipped", SkipSteps.Handle);
    }
}
