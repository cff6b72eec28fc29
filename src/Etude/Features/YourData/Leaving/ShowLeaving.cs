using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Etude.Features.YourData.Leaving;

/// <summary>The only page there is for somebody who has asked to be deleted: when that is, and the button that undoes it.</summary>
public static class ShowLeaving
{
    /// <param name="GoesAt">When the account is deleted; null when it stays.</param>
    public sealed record Model(DateTimeOffset? GoesAt, TimeZoneInfo Zone);

    public static async Task<RazorComponentResult> Handle(Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.AsLeaving(me);
        await batch.Run(cancel);
        var person = batch.Person!;
        return page.Show<LeavingPage>(person.GoesAt is null ? "Your account stays" : "Your account is leaving", new Model(person.GoesAt, person.Settings.Zone), batch);
    }
}
