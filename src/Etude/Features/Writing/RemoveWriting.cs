using Etude.Features.Today;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>Deletes a piece, public page and earlier versions too; its words leave the days.</summary>
public static class RemoveWriting
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        _ = form;
        await using var batch = db.As(me);
        CountWords.Removed(batch, id);
        var gone = batch.Do("delete from writings where user_id = @me and id = @id", new { id });
        await batch.Run(cancel);
        return gone.Value == 0 ? Results.NotFound() : SeeOther.At("/writing");
    }
}
