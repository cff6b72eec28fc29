using Etude.Features.Direction.Jobs;
using Etude.Features.Direction.Reading;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Direction.Model;

/// <summary>The model's reading of a job description, made on the queue where the person asked for it. Until it is there, and where it fails, the rules' reading stands.</summary>
public static class ReadJobByModel
{
    /// <summary>About a job description. A call may take as long as the operator allows, and be made several times.</summary>
    public static readonly JobKind Kind = new("read_job_by_model", Handle) { Limit = TimeSpan.FromHours(5) };

    private static Task Handle(Job job, IServiceProvider services, CancellationToken cancel)
    {
        var (db, model, reader) = (services.GetRequiredService<Db>(), services.GetRequiredService<LanguageModel>(), services.GetRequiredService<ModelReader>());
        var lexicon = services.GetRequiredService<Lexicon>();
        return WhileAsked.For(async () =>
        {
            var (text, asked, settings) = await Asked(db, job, cancel);
            if (text is null || asked is not { } since || !model.Serves(settings))
                return true;
            var reading = await reader.Job(text, job.UserId, settings, cancel);
            await using var batch = db.As(job.UserId);
            var written = StoreReading.Update(batch, job.SubjectId, text, reading, lexicon, ReadBy.A(model.Name, JobPrompt.Version), since);
            await batch.Run(cancel);
            return written.Value > 0;
        });
    }

    private static async Task<(string? Text, DateTimeOffset? Asked, PersonSettings Settings)> Asked(Db db, Job job, CancellationToken cancel)
    {
        await using var batch = db.As(job.UserId);
        var row = JobRow.Query(batch, job.SubjectId);
        await batch.Run(cancel);
        return (row.Value?.SourceText, row.Value?.ModelAskedAt, batch.Person!.Settings);
    }
}
