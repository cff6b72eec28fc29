using Etude.Features.YourData.Import;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.YourData;

/// <summary>What there is of a person, and the three things that can be done with it: take it along, bring it in, delete it.</summary>
public static class ShowYourData
{
    /// <param name="Brought">The archive that is being brought in; null for none.</param>
    public sealed record Model(YourCounts Counts, BroughtArchive? Brought, TimeZoneInfo Zone);

    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, ImportDesk desk, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var counts = YourCounts.Query(batch);
        await batch.Run(cancel);
        var brought = desk.Of(me.Id);
        // Work that goes on is looked at again by the browser itself, with scripts or without.
        if (brought is { IsBusy: true })
            page.Http.Response.Headers["Refresh"] = "2";
        return page.Show<YourDataPage>("Your data", new Model(counts.Value!, brought, batch.Person!.Settings.Zone), batch);
    }
}
