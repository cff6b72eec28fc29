using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Practice;

/// <summary>Keeps what was typed so far. The revision says whether another tab saved in between; then nothing is overwritten.</summary>
public static class SaveDraft
{
    private const string Seconds = CountSession.SecondsOfTheDay;

    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var draft = Draft.From(form);
        await using var batch = db.As(me);
        var saved = Add(batch, id, draft);
        var current = AttemptState.Query(batch, id);
        await batch.Run(cancel);

        return page.Http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal)
            ? ToScript(current.Value, saved.Value)
            : ToPage(current.Value, saved.Value);

        IResult ToPage(AttemptState? state, int rows) => state is null ? Results.NotFound()
            : rows == 0 ? AnotherTab.Answer(page, batch, form, state)
            : SeeOther.At($"/attempts/{id}?phase={(Phases.IsPhase(form.Text("go")) ? form.Text("go") : draft.Phase)}");
    }

    private static IResult ToScript(AttemptState? state, int rows) => state switch
    {
        null => Results.Json(new { message = "This attempt is not yours, or it is gone. Copy what you typed before you leave." }, statusCode: 404),
        { IsOpen: false } => Results.Json(new { message = "This attempt was submitted in another tab. Your words stay in this browser." }, statusCode: 409),
        var now when rows == 0 => Results.Json(new { revision = now.Revision, message = "Another tab saved this attempt." }, statusCode: 409),
        var now => Results.Json(new { revision = now.Revision, saved_at = now.SavedAt }),
    };

    /// <summary>Adds the save to a batch. Touches a row only while the attempt is open and at the draft's revision.</summary>
    public static Pending<int> Add(Batch batch, Guid attempt, Draft draft)
    {
        CountSession.Worked(batch, attempt, draft.Revision, draft.TotalSeconds);
        return batch.Do($"""
            update attempts set {Seconds},
                notes = notes || @notes, code = coalesce(@code, code), phase = @phase, time_per_phase = @seconds, prediction = @prediction,
                confidence = case when test_result is null then coalesce(@confidence, confidence) else confidence end,
                test_result = coalesce(@tests, test_result), test_passed = coalesce(@passed, test_passed),
                revision = revision + 1, saved_at = @now
            where user_id = @me and id = @attempt and status = 'in_progress' and revision = @revision
            """, new
        {
            attempt, revision = draft.Revision, notes = draft.Notes, code = draft.Code, phase = draft.Phase, seconds = draft.Seconds, total = draft.TotalSeconds,
            prediction = draft.Prediction, confidence = draft.Confidence, tests = draft.Tests, passed = draft.Outcome?.AllPass,
        });
    }
}
