using System.Globalization;
using System.Text;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Library;

/// <summary>Keeps the notes on an item as they are typed. The revision says whether another tab saved in between; then nothing is overwritten.</summary>
public static class SaveNotes
{
    private const string Item = ItemKey.Sql;
    private const int MostBytes = 256 * 1024;

    public static async Task<IResult> Handle(string slug, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var key = new ItemKey(slug);
        var notes = form.Text("notes_md", MostBytes);
        if (Encoding.UTF8.GetByteCount(notes) > MostBytes)
            throw new BadFormException("The notes are longer than 256 KB, the most that fits here. Shorten them and send them again.");
        var revision = form.Number("revision", 0, int.MaxValue)
            ?? throw new BadFormException("The page did not say which version it was written on. Reload the page; your words are kept in this browser.");
        await using var batch = db.As(me);
        var saved = batch.Do($"""
            insert into content_progress (user_id, content_id, status, notes_md, revision, updated_at)
            select @me, i.id, 'started', @notes, 1, @now from content_items i where i.id = {Item}
            on conflict (user_id, content_id) do update set notes_md = excluded.notes_md, revision = content_progress.revision + 1, updated_at = @now
            where content_progress.revision = @revision
            """, new { id = key.Id, slug, notes, revision });
        var state = ItemState.Query(batch, key);
        await batch.Run(cancel);
        return page.Http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal)
            ? ToScript(state.Value, saved.Value)
            : ToPage(state.Value, saved.Value, key, form, page, batch);
    }

    private static IResult ToScript(ItemState? state, int rows) => state switch
    {
        null => Results.Json(new { message = "This item is not yours, or it is gone. Copy what you typed before you leave." }, statusCode: 404),
        var now when rows == 0 => Results.Json(new { revision = now.Revision, message = "Another tab saved these notes." }, statusCode: 409),
        var now => Results.Json(new { revision = now.Revision, saved_at = now.SavedAt }),
    };

    private static IResult ToPage(ItemState? state, int rows, ItemKey key, FormFields form, PageContext page, Batch batch)
    {
        if (state is null) return Results.NotFound();
        if (rows > 0) return SeeOther.At($"{key.Path}#notes");
        var sent = form.Sent.Select(f => f.Key == "revision" ? KeyValuePair.Create("revision", state.Revision.ToString(CultureInfo.InvariantCulture)) : f);
        return page.Show<ErrorPage>("Another tab was here", new ErrorView("Another tab was here",
            "Another tab saved these notes after this one was opened. Below is what this tab holds; sending it again takes it, and replaces what the other tab saved.",
            page.Path, [.. sent]), batch, StatusCodes.Status409Conflict);
    }
}
