using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>Keeps the model's review with its attempt: once, however often a job is done, and only while the attempt is there.</summary>
internal static class KeepModelReview
{
    public const string Engine = "model";

    public static async Task Keep(Db db, Guid person, Guid attempt, FrozenKey key, Review review, CancellationToken cancel)
    {
        await using var batch = db.As(person);
        batch.Do("""
            insert into attempt_reviews (user_id, id, attempt_id, engine, model, rubric_version, prompt_version, submission_hash, voice_key, status, summary_md,
                per_phase, overall_score, rubric_signals, dropped_claims, created_at, finished_at)
            select @me, @id, @attempt, @engine, @model, @rubric, @prompt, @submission, @voice, 'done', @summary, @per_phase, @score, @findings, @dropped, @now, @now
            where exists (select from attempts where user_id = @me and id = @attempt and status = 'submitted')
            on conflict (user_id, attempt_id, model, prompt_version) where engine = 'model' and findings_of is null do nothing
            """, new
        {
            id = Guid.CreateVersion7(batch.Now), attempt, engine = Engine, model = key.Model, rubric = key.RubricVersion, prompt = key.PromptVersion,
            submission = key.Submission, voice = StoreReview.OwnVoice, summary = review.SummaryMd, per_phase = review.PerPhase, score = review.OverallScore,
            findings = review.Findings, dropped = review.DroppedClaims,
        });
        await batch.Run(cancel);
    }
}
