namespace Etude.Features.Practice;

public static class PracticeRoutes
{
    public static void MapPractice(this IEndpointRouteBuilder app)
    {
        app.MapPost("/problems/{slug}/attempts", StartAttempt.Handle);
        app.MapGet("/attempts/{id:guid}", ShowAttempt.Handle);
        app.MapPost("/attempts/{id:guid}/draft", SaveDraft.Handle);
        app.MapPost("/attempts/{id:guid}/language", ChangeLanguage.Handle);
        app.MapPost("/attempts/{id:guid}/hints", TakeHint.Handle);
        app.MapPost("/attempts/{id:guid}/solution", SeeSolution.Handle);
        app.MapPost("/attempts/{id:guid}/submission", SubmitAttempt.Handle);
        app.MapPost("/attempts/{id:guid}/grade", ChangeGrade.Handle);
    }
}
