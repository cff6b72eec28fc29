using Etude.Features.Axes;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Credentials;

/// <summary>Deletes a CV, its readings, and what it said about the axes.</summary>
public static class RemoveCredential
{
    public static async Task<IResult> Handle(Me me, Guid id, FormFields _, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        RecordEvidence.WithoutCredential(batch, id);
        var removed = batch.Do("delete from credentials where user_id = @me and id = @id", new { id });
        await batch.Run(cancel);
        return removed.Value == 0 ? Results.NotFound() : SeeOther.At("/credentials");
    }
}
