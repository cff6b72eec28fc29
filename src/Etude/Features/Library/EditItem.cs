using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Library;

/// <summary>Changes an item of one's own.</summary>
public static class EditItem
{
    /// <param name="Id">Null for a new one.</param>
    /// <param name="Mistakes">By field; empty when all is well.</param>
    public sealed record Model(ItemForm Form, Guid? Id, IReadOnlyDictionary<string, string> Mistakes, ContentFiles Content);

    public static async Task<IResult> Show(Guid id, Me me, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var item = ShowItem.Query(batch, new ItemKey(id.ToString()));
        await batch.Run(cancel);
        return item.Value is { IsOwn: true } own
            ? Page(page, batch, new(ItemForm.From(own), id, Nothing, content))
            : page.NotHere(batch, "There is no item of yours at this address. The library lists what there is.");
    }

    public static async Task<IResult> Handle(Guid id, Me me, FormFields fields, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        var form = ItemForm.From(fields, content);
        var mistakes = form.Mistakes();
        await using var batch = db.As(me);
        var changed = mistakes.Count > 0 ? null : batch.Do("""
            update content_items set title = @title, author = nullif(@author, ''), url = @url, kind = @kind, axes = @axes::jsonb,
                difficulty = nullif(@difficulty, ''), minutes = @minutes, why_md = nullif(@why, ''), updated_at = @now
            where id = @id and created_by_user_id = @me
            """, Columns(id, form));
        await batch.Run(cancel);
        return changed switch
        {
            null => Page(page, batch, new(form, id, mistakes, content)),
            { Value: 0 } => page.NotHere(batch, "There is no item of yours at this address. It may have been deleted in another tab."),
            _ => SeeOther.At($"/library/{id}"),
        };
    }

    internal static readonly Dictionary<string, string> Nothing = [];

    internal static object Columns(Guid id, ItemForm form) => new
    {
        id, slug = id.ToString(), title = form.Title, author = form.Author, url = form.StoredUrl, kind = form.Kind, axes = Json.Write(form.Axes),
        difficulty = form.Difficulty, minutes = form.StoredMinutes, why = form.Why.Trim(),
    };

    internal static RazorComponentResult<EditItemPage> Page(PageContext page, Batch batch, Model model)
    {
        var title = model.Id is null ? "Add to the library" : "Change the item";
        return page.Show<EditItemPage>(model.Mistakes.Count == 0 ? title : $"Error: {title}", model, batch,
            model.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
