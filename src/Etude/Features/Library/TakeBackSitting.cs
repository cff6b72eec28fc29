using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Library;

/// <summary>Takes a sitting back: its minutes leave its day.</summary>
public static class TakeBackSitting
{
    private const string Item = ItemKey.Sql;

    public static async Task<IResult> Handle(string slug, Guid id, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        _ = form;
        var key = new ItemKey(slug);
        await using var batch = db.As(me);
        CountStudy.SatNot(batch, key.Id, slug, id.ToString());
        batch.Do($"""
            update content_progress set updated_at = @now,
                sittings = (select coalesce(jsonb_agg(s order by place), '[]') from jsonb_array_elements(sittings) with ordinality as one(s, place) where s ->> 'id' <> @sitting)
            where user_id = @me and content_id = {Item}
            """, new { id = key.Id, slug, sitting = id.ToString() });
        var item = ItemState.Query(batch, key);
        await batch.Run(cancel);
        return item.Value is null ? Results.NotFound() : SeeOther.At($"{key.Path}#sittings");
    }
}
