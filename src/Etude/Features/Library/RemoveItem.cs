using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Library;

/// <summary>Deletes an item of one's own with the notes and sittings on it; what it had added to the days leaves them.</summary>
public static class RemoveItem
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields fields, Db db, PageContext page, CancellationToken cancel)
    {
        _ = fields;
        await using var batch = db.As(me);
        CountStudy.Removed(batch, id);
        batch.Do("""
            delete from content_progress where user_id = @me and content_id = @id
                and exists (select from content_items where id = @id and created_by_user_id = @me)
            """, new { id });
        var gone = batch.Do("delete from content_items where id = @id and created_by_user_id = @me", new { id });
        await batch.Run(cancel);
        return gone.Value > 0 ? SeeOther.At("/library") : page.NotHere(batch, "There is no item of yours at this address. It may have been deleted in another tab.");
    }
}
