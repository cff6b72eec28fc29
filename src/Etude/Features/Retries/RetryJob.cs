using Etude.Features.Identity;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;

namespace Etude.Features.Retries;

/// <summary>Another try of a job that failed, asked for by the person whose job it is. Nothing happens where it is no longer failed.</summary>
public static class RetryJob
{
    public static async Task<IResult> Handle(Guid id, Me me, FormFields form, Db db, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var there = batch.One<Guid?>("select id from jobs where user_id = @me and id = @id", new { id });
        Queue.PutAgain(batch, id);
        await batch.Run(cancel);
        return there.Value is null ? Results.NotFound() : SeeOther.At(ReturnPath.Safe(form.Text("next", 2000)));
    }
}
