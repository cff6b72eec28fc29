using Etude.Features.Reviews.Conversation;

namespace Etude.Features.Reviews;

public static class ReviewRoutes
{
    public static void MapReviews(this IEndpointRouteBuilder app) => app.MapPost("/reviews/{id:guid}/answers", AnswerFinding.Handle);
}
