using Etude.Features.Settings;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Jobs;

/// <summary>Deletes a job description. Where it was the active one, the plan goes on without.</summary>
public static class RemoveJob
{
    public static async Task<IResult> Handle(Me me, Guid id, FormFields _, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        Aim.AtNothing(batch, id);
        var removed = batch.Do("delete from jds where user_id = @me and id = @id", new { id });
        await batch.Run(cancel);
        return removed.Value == 0 ? Results.NotFound() : SeeOther.At("/jobs");
    }
}
