using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.Iac;

/// <summary>What kind of work the person wants, as shares that add up, beside what the active job asks for.</summary>
public static class ShowShape
{
    public static async Task<RazorComponentResult> Handle(Me me, string? saved, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var job = JobShape.Query(batch);
        await batch.Run(cancel);
        return page.Show<ShapePage>("The shape of your work", ShapeModel.From(batch, job.Value, content.Shares) with { Saved = saved is not null }, batch);
    }
}
