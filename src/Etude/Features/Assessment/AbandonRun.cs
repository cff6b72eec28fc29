using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Assessment;

/// <summary>Ends a run without a result, so that another can begin. Its answers stay, and its questions are not drawn again soon.</summary>
public static class AbandonRun
{
    public static async Task<IResult> Handle(Guid id, Me me, Db db, PageContext page, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        batch.Do("update assessment_runs set status = 'abandoned' where user_id = @me and id = @id and status = 'in_progress'", new { id });
        var exists = batch.One<bool>("select true from assessment_runs where user_id = @me and id = @id", new { id });
        await batch.Run(cancel);
        return exists.Value ? SeeOther.At("/assessment") : page.NotHere(batch, ShowRun.NoRun);
    }
}
