using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.YourData.Leaving;

/// <summary>Takes the wish to be deleted back.</summary>
public static class StayAfterAll
{
    public static async Task<IResult> Handle(Me me, Db db, CancellationToken cancel)
    {
        await using var batch = db.AsLeaving(me);
        Leaver.Stay(batch);
        await batch.Run(cancel);
        return SeeOther.At("/today");
    }
}
