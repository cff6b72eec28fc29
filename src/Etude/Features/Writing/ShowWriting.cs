using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Writing;

/// <summary>The writing desk with one piece on it.</summary>
public static class ShowWriting
{
    /// <param name="Mistake">Why it could not be published; null when nothing is wrong.</param>
    /// <param name="Focus">Whether everything but the text steps back.</param>
    public sealed record Model(WritingRow Writing, string? Handle, string? Mistake, string SlugTyped, bool Focus, TimeZoneInfo Zone)
    {
        public string? PublicPath => Writing is { IsPublished: true, Slug: { } slug } && Handle is { } handle ? PublicAddress.Of(handle, slug) : null;
    }

    public static async Task<IResult> Handle(Guid id, string? focus, Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var writing = WritingRow.Query(batch, id);
        await batch.Run(cancel);
        return writing.Value is { } row
            ? Page(page, batch, row, null, row.Slug ?? (row.Title.Length == 0 ? "" : PublicAddress.SlugOf(row.Title)), focus is not null)
            : page.NotHere(batch, "There is no piece of yours at this address. Writing lists all of them.");
    }

    internal static RazorComponentResult<WritingPage> Page(PageContext page, Batch batch, WritingRow row, string? mistake, string slug, bool focus = false)
    {
        var settings = batch.Person!.Settings;
        var title = row.Title.Length == 0 ? "A draft" : row.Title;
        return page.Show<WritingPage>(mistake is null ? title : $"Error: {title}", new Model(row, settings.Handle, mistake, slug, focus, settings.Zone), batch,
            mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
