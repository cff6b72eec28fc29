using Etude.Features.Direction.Credentials;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Direction.Model;

/// <summary>The model's reading of a CV, made on the queue where the person asked for it. Until it is there, and where it fails, the rules' reading stands.</summary>
public static class ReadCvByModel
{
    /// <summary>About a CV. A call may take as long as the operator allows, and be made several times.</summary>
    public static readonly JobKind Kind = new("read_cv_by_model", Handle) { Limit = TimeSpan.FromHours(5) };

    private static Task Handle(Job job, IServiceProvider services, CancellationToken cancel)
    {
        var (db, model, reader) = (services.GetRequiredService<Db>(), services.GetRequiredService<LanguageModel>(), services.GetRequiredService<ModelReader>());
        return WhileAsked.For(async () =>
        {
            var (text, asked, settings, year) = await Asked(db, job, cancel);
            if (text is null || asked is not { } since || !model.Serves(settings))
                return true;
            var reading = await reader.Cv(text, year, job.UserId, settings, cancel);
            await using var batch = db.As(job.UserId);
            var kept = AssessCredential.Keep(batch, job.SubjectId, reading, ReadBy.A(model.Name, CvPrompt.Version), since);
            await batch.Run(cancel);
            return kept.Value > 0;
        });
    }

    private static async Task<(string? Text, DateTimeOffset? Asked, PersonSettings Settings, int Year)> Asked(Db db, Job job, CancellationToken cancel)
    {
        await using var batch = db.As(job.UserId);
        var row = CredentialRow.Query(batch, job.SubjectId);
        await batch.Run(cancel);
        return (row.Value?.Text, row.Value?.ModelAskedAt, batch.Person!.Settings, batch.Now.Year);
    }
}
