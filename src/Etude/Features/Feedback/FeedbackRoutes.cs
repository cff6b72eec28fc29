namespace Etude.Features.Feedback;

public static class FeedbackRoutes
{
    public static void MapFeedback(this IEndpointRouteBuilder app)
    {
        app.MapGet("/feedback", WriteFeedback.Handle);
        app.MapPost("/feedback", SendFeedback.Handle);
        app.MapGet("/inbox", ShowInbox.Handle);
        app.MapPost("/inbox/{id:guid}/answer", AnswerFeedback.Handle);
    }
}
