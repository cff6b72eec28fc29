using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;

namespace Etude.Features.Reviews.Voices;

/// <summary>The model's wording of a frozen review in one voice: a row of its own that names the review whose findings it words (<c>findings_of</c>).</summary>
public static class RewordByModel
{
    /// <summary>About the row that is to hold the wording.</summary>
    public static readonly JobKind Kind = new("reword_by_model", Handle) { Limit = TimeSpan.FromHours(5) };

    private static async Task Handle(Job job, IServiceProvider services, CancellationToken cancel)
    {
        var (db, model) = (services.GetRequiredService<Db>(), services.GetRequiredService<LanguageModel>());
        await using var batch = db.As(job.UserId);
        var frozen = batch.One<Frozen>("""
            select w.voice_key, w.status, r.rubric_signals from attempt_reviews w
            join attempt_reviews r on r.user_id = w.user_id and r.id = w.findings_of
            where w.user_id = @me and w.id = @id
            """, new { id = job.SubjectId });
        await batch.Run(cancel);
        if (frozen.Value is not { Status: "queued" } asked)
            return;
        try
        {
            var voice = services.GetRequiredService<ContentFiles>().Voice(asked.VoiceKey);
            var answer = await model.Ask(WordingPrompt.Of(voice, asked.RubricSignals, job.UserId, batch.Person!.Settings), null, cancel);
            var (wordings, fault) = CheckWording.Of(asked.RubricSignals, answer);
            await Keep(db, job, wordings, fault, cancel);
        }
        catch (ModelException problem)
        {
            throw problem.ToJobException();
        }
    }

    /// <summary>Keeps the wording beside the frozen findings, or why it was set aside. Score and levels are taken from the review by the database itself.</summary>
    private static async Task Keep(Db db, Job job, JsonList<FindingWording>? wordings, string? fault, CancellationToken cancel)
    {
        await using var batch = db.As(job.UserId);
        batch.Do("""
            update attempt_reviews w set
                status = case when @fault::text is null then 'done' else 'failed' end, finished_at = @now,
                error = case when @fault::text is not null then 'The model''s wording was set aside: ' || @fault || '.' end,
                wording = @wordings, overall_score = r.overall_score, per_phase = r.per_phase, rubric_signals = r.rubric_signals
            from attempt_reviews r
            where w.user_id = @me and w.id = @id and w.status = 'queued' and r.user_id = w.user_id and r.id = w.findings_of
            """, new { id = job.SubjectId, wordings, fault });
        await batch.Run(cancel);
    }

    private sealed record Frozen
    {
        public required string VoiceKey { get; init; }
        public required string Status { get; init; }
        public required JsonList<Finding> RubricSignals { get; init; }
    }
}
