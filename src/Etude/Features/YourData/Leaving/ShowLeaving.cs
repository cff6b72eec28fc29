using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.YourData.Leaving;

/// <summary>The only page there is for somebody who has asked to be deleted: when that is, and the button that undoes it.</summary>
public static class ShowLeaving
{
    /// <param name="GoesAt">When the account is deleted.</param>
    public sealed record Model(DateTimeOffset GoesAt, TimeZoneInfo Zone);

    public static async Task<IResult> Handle(Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.AsLeaving(me);
        await batch.Run(cancel);
        if (batch.Person!.GoesAt is not { } goes)
            return SeeOther.At("/today");
        return page.Show<LeavingPage>("Your account is leaving", new Model(goes, batch.Person.Settings.Zone), batch);
    }
}
