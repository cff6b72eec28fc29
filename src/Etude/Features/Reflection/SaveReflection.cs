using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Reflection;

/// <summary>Keeps what was written in a set, as it is typed, and ends it when the person says so. Another tab's words are never overwritten.</summary>
public static class SaveReflection
{
    public static Task<IResult> Draft(Guid id, Me me, FormFields form, Db db, PageContext page, ContentFiles content, CancellationToken cancel) =>
        Save(id, me, form, db, page, content, completes: false, cancel);

    public static Task<IResult> Completion(Guid id, Me me, FormFields form, Db db, PageContext page, ContentFiles content, CancellationToken cancel) =>
        Save(id, me, form, db, page, content, completes: true, cancel);

    /// <summary>Adds the save to a batch. Touches a row only while the set is open and at the form's revision.</summary>
    public static Pending<int> Add(Batch batch, Guid id, ReflectionForm form, bool completes) => batch.Do("""
        update reflections set replies = @replies, declared_axes = @axes, matters = @matters, revision = revision + 1, saved_at = @now,
            status = case when @completes then 'completed' else status end, completed_at = case when @completes then @now end
        where user_id = @me and id = @id and status = 'open' and revision = @revision
        """, new { id, replies = form.Replies, axes = form.Axes, matters = form.Matters, revision = form.Revision, completes });

    private static async Task<IResult> Save(Guid id, Me me, FormFields fields, Db db, PageContext page, ContentFiles content, bool completes, CancellationToken cancel)
    {
        var form = ReflectionForm.From(fields, content);
        if (completes && form.IsEmpty)
            throw new BadFormException("There is nothing in it yet. Answer one question, or choose what matters, and end it then.");
        await using var batch = db.As(me);
        var saved = Add(batch, id, form, completes);
        var state = ReflectionState.Query(batch, id);
        await batch.Run(cancel);
        return page.Http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal)
            ? ToScript(state.Value, saved.Value)
            : ToPage(id, state.Value, saved.Value, fields, page, batch, completes);
    }

    private static IResult ToScript(ReflectionState? state, int rows) => state switch
    {
        null => Results.Json(new { message = "This set is not yours, or it is gone. Copy what you typed before you leave." }, statusCode: 404),
        _ when rows > 0 => Results.Json(new { revision = state.Revision, saved_at = state.SavedAt }),
        { Status: "completed" } => Results.Json(new { message = "This set was ended in another tab. Your words stay in this browser." }, statusCode: 409),
        _ => Results.Json(new { revision = state.Revision, message = "Another tab saved this set." }, statusCode: 409),
    };

    private static IResult ToPage(Guid id, ReflectionState? state, int rows, FormFields form, PageContext page, Batch batch, bool completes)
    {
        if (state is null)
            return page.NotHere(batch, "There is no look back at this address, or it is not yours.");
        if (rows > 0)
            return SeeOther.At(completes ? $"/reflect/{id}" : "/reflect");
        var sent = form.Sent.Select(f => f.Key == "revision" ? KeyValuePair.Create("revision", state.Revision.ToString(CultureInfo.InvariantCulture)) : f);
        var sentence = state.Status == "open"
            ? "Another tab saved this set after this one was opened. Below is what this tab holds; sending it again takes it, and replaces what the other tab saved."
            : "Another tab ended this set. Below is what this tab holds; copy what you want to keep.";
        return page.Show<ErrorPage>("Another tab was here", new ErrorView("Another tab was here", sentence, page.Path, [.. sent]), batch, StatusCodes.Status409Conflict);
    }
}
