namespace Etude.Features.Assessment;

public static class AssessmentRoutes
{
    public static void MapAssessment(this IEndpointRouteBuilder app)
    {
        app.MapGet("/assessment", ShowAssessment.Handle);
        app.MapPost("/assessment/runs", StartRun.Handle);
        app.MapGet("/assessment/runs/{id:guid}", ShowRun.Handle);
        app.MapPost("/assessment/runs/{id:guid}/answers", AnswerQuestion.Handle);
        app.MapPost("/assessment/runs/{id:guid}/abandonment", AbandonRun.Handle);
    }
}
