using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>Puts an earlier version in the place of the text; the text takes its place among the earlier ones.</summary>
public static class RestoreVersion
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        if (!DateTimeOffset.TryParse(form.Text("at", 100), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            throw new BadFormException("That version could not be found. Reload the page and choose it again.");
        await using var batch = db.As(me);
        var restored = batch.Do("""
            update writings set title = version ->> 'title', body_md = version ->> 'body_md', word_count = (version ->> 'words')::int,
                earlier = (
                    select jsonb_agg(v order by place)
                    from jsonb_array_elements(jsonb_build_array(jsonb_build_object('at', @now::timestamptz, 'title', title, 'body_md', body_md, 'words', word_count)) || earlier)
                        with ordinality as one(v, place)
                    where v <> version and place <= 20
                ),
                revision = revision + 1, updated_at = @now
            from (
                select v as version from writings w cross join lateral jsonb_array_elements(w.earlier) v
                where w.user_id = @me and w.id = @id and (v ->> 'at')::timestamptz = @at limit 1
            ) chosen
            where user_id = @me and id = @id
            """, new { id, at });
        var state = WritingState.Query(batch, id);
        await batch.Run(cancel);
        if (state.Value is null) return Results.NotFound();
        return restored.Value > 0 ? SeeOther.At($"/writing/{id}") : throw new BadFormException("That version is not kept any more. Reload the page and choose another.");
    }
}
