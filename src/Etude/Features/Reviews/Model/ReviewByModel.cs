using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Reviews.Model;

/// <summary>
/// The model's review of a submitted attempt, made on the queue and kept once. It is frozen: the same submission under the same rubric,
/// prompt and model has the same review, taken from the first without another call.
/// </summary>
public static class ReviewByModel
{
    /// <summary>About an attempt. A call may take as long as the operator allows, and be made several times.</summary>
    public static readonly JobKind Kind = new("review_by_model", Handle) { Limit = TimeSpan.FromHours(5) };

    private static async Task Handle(Job job, IServiceProvider services, CancellationToken cancel)
    {
        var (db, engine) = (services.GetRequiredService<Db>(), services.GetRequiredService<ModelEngine>());
        if (await Read(db, job, services.GetRequiredService<LanguageModel>(), cancel) is not { } asked)
            return;
        var progress = services.GetRequiredService<ReviewProgress>();
        try
        {
            var frozen = engine.KeyOf(asked.Work.Submission);
            var review = await frozen.Find(db, job.UserId, cancel) ?? await Ask(engine, asked, job, progress, cancel);
            await KeepModelReview.Keep(db, job.UserId, job.SubjectId, frozen, review, cancel);
        }
        catch (ModelException fault)
        {
            throw fault.ToJobException();
        }
        finally
        {
            progress.Ended(job.SubjectId);
        }
    }

    /// <summary>The submission and its person's settings; null when there is nothing to do: it is gone, reviewed already, or the person wants no model.</summary>
    private static async Task<Asked?> Read(Db db, Job job, LanguageModel model, CancellationToken cancel)
    {
        await using var batch = db.As(job.UserId);
        var work = SubmittedWork.Query(batch, job.SubjectId, model.Name);
        await batch.Run(cancel);
        var settings = batch.Person!.Settings;
        return work.Value is { Reviewed: false } there && model.Serves(settings) ? new Asked(there, settings) : null;
    }

    private static Task<Review> Ask(ModelEngine engine, Asked asked, Job job, ReviewProgress progress, CancellationToken cancel)
    {
        progress.Began(job.SubjectId);
        return engine.Review(asked.Work.Submission, asked.Work.Reference, job.UserId, asked.Settings, piece => progress.Heard(job.SubjectId, piece), cancel);
    }

    private sealed record Asked(SubmittedWork Work, PersonSettings Settings);
}
