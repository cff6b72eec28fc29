using System.Globalization;
using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Writing;

/// <summary>
/// Keeps a draft as it is typed. The revision says whether another tab saved in between; then nothing is overwritten. What stood there
/// ten minutes ago, or before much of it went, is kept as an earlier version.
/// </summary>
public static class SaveWriting
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, PageContext page, CancellationToken cancel)
    {
        var draft = WritingDraft.From(form);
        await using var batch = db.As(me);
        var saved = Add(batch, id, draft);
        var state = WritingState.Query(batch, id);
        await batch.Run(cancel);
        if (page.Http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal))
            return ToScript(state.Value, saved.Value);
        return state.Value is null ? Results.NotFound()
            : saved.Value == 0 ? AnotherTab(page, batch, form, state.Value.Revision)
            : SeeOther.At($"/writing/{id}");
    }

    /// <summary>Adds the save to a batch. Touches the row only while it is at the draft's revision.</summary>
    internal static Pending<int> Add(Batch batch, Guid id, WritingDraft draft)
    {
        CountWords.Wrote(batch, id, draft.Revision, draft.Words);
        return batch.Do($"""
            update writings set
                earlier = case
                    when body_md <> @body and body_md <> '' and (
                        coalesce((earlier -> 0 ->> 'at')::timestamptz, created_at) < @now - interval '10 minutes'
                        or (length(body_md) > 200 and length(@body) < length(body_md) * 0.7))
                    then (
                        select jsonb_agg(version order by place) from (
                            select version, place, sum(octet_length(version ->> 'body_md')) over (order by place) as bytes
                            from jsonb_array_elements(jsonb_build_array(jsonb_build_object('at', @now::timestamptz, 'title', title, 'body_md', body_md, 'words', word_count)) || earlier)
                                with ordinality as one(version, place)
                        ) kept where place <= 20 and (place <= 2 or bytes <= 4000000)
                    )
                    else earlier end,
                words_by_day = words_by_day || jsonb_build_object({Today}, @words - word_count + coalesce((words_by_day ->> {Today})::int, 0)),
                title = @title, body_md = @body, word_count = @words, revision = revision + 1, updated_at = @now
            where user_id = @me and id = @id and revision = @revision
            """, new { id, title = draft.Title, body = draft.Body, words = draft.Words, revision = draft.Revision });
    }

    private const string Today = "etude.day(@now)::text";

    private static IResult ToScript(WritingState? state, int rows) => state switch
    {
        null => Results.Json(new { message = "This piece is not yours, or it is gone. Copy what you typed before you leave." }, statusCode: 404),
        var now when rows == 0 => Results.Json(new { revision = now.Revision, message = "Another tab saved this piece." }, statusCode: 409),
        var now => Results.Json(new { revision = now.Revision, saved_at = now.SavedAt }),
    };

    /// <summary>The answer when another tab saved meanwhile: nothing is overwritten, and this tab's words are given back.</summary>
    internal static RazorComponentResult<ErrorPage> AnotherTab(PageContext page, Batch batch, FormFields form, int newest)
    {
        var sent = form.Sent.Select(f => f.Key == "revision" ? KeyValuePair.Create("revision", newest.ToString(CultureInfo.InvariantCulture)) : f);
        return page.Show<ErrorPage>("Another tab was here", new ErrorView("Another tab was here",
            "Another tab saved this piece after this one was opened. Below is what this tab holds; sending it again takes it, and replaces what the other tab saved.",
            page.Path, [.. sent]), batch, StatusCodes.Status409Conflict);
    }
}
