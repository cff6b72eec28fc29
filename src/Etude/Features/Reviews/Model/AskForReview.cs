using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;

namespace Etude.Features.Reviews.Model;

/// <summary>Asks for the model's review of an attempt: with its submission, or later by a button.</summary>
public static class AskForReview
{
    /// <summary>Adds it to the batch that submits. The job finds nothing to do where the submission was not kept, or the person wants no model.</summary>
    public static void For(Batch batch, Guid attempt, LanguageModel model)
    {
        if (model.IsOn)
            Queue.Put(batch, ReviewByModel.Kind, attempt);
    }

    public static async Task<IResult> Handle(Guid id, Me me, Db db, LanguageModel model, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var there = batch.One<Guid?>("select id from attempts where user_id = @me and id = @id and status = 'submitted'", new { id });
        For(batch, id, model);
        await batch.Run(cancel);
        return there.Value is null ? Results.NotFound() : SeeOther.At($"/attempts/{id}#findings-title");
    }
}
