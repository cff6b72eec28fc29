using Etude.Features.Reviews.Voices;

namespace Etude.Features.Reviews.Model;

public static class ModelReviewRoutes
{
    public static void MapModelReviews(this IEndpointRouteBuilder app)
    {
        app.MapPost("/attempts/{id:guid}/review", AskForReview.Handle);
        app.MapGet("/attempts/{id:guid}/review/events", ReviewEvents.Handle);
        app.MapPost("/attempts/{id:guid}/wordings", AskForWording.Handle);
    }
}
