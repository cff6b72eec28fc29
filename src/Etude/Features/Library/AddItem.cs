using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Library;

/// <summary>Adds an item of one's own by title and address, and queues it. The server never asks for the address.</summary>
public static class AddItem
{
    public static async Task<IResult> Show(Me me, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        await batch.Run(cancel);
        return EditItem.Page(page, batch, new(new ItemForm(), null, EditItem.Nothing, content));
    }

    public static async Task<IResult> Handle(Me me, FormFields fields, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var form = ItemForm.From(fields, content);
        var mistakes = form.Mistakes();
        await using var batch = db.As(me);
        var id = Guid.CreateVersion7(batch.Now);
        if (mistakes.Count == 0)
        {
            batch.Do("""
                insert into content_items (id, slug, title, author, url, kind, axes, difficulty, minutes, why_md, source_kind, created_by_user_id, created_at, updated_at)
                values (@id, @slug, @title, nullif(@author, ''), @url, @kind, @axes::jsonb, nullif(@difficulty, ''), @minutes, nullif(@why, ''), 'user', @me, @now, @now)
                """, EditItem.Columns(id, form));
            batch.Do("insert into content_progress (user_id, content_id, status, updated_at) values (@me, @id, 'queued', @now)", new { id });
        }
        await batch.Run(cancel);
        return mistakes.Count == 0 ? SeeOther.At($"/library/{id}") : EditItem.Page(page, batch, new(form, null, mistakes, content));
    }
}
