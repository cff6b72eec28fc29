using Etude.Platform.Postgres;

namespace Etude.Features.Reviews;

/// <summary>Keeps a finished review with its attempt, once.</summary>
public static class StoreReview
{
    public const string RubricEngine = "rubric";

    /// <summary>The voice that a review is written in before any other words it.</summary>
    public const string OwnVoice = "coach";

    public static void For(Batch batch, Guid attempt, DateTimeOffset submittedAt, Review review) =>
        batch.Do("""
            insert into attempt_reviews (user_id, id, attempt_id, engine, rubric_version, voice_key, status, summary_md, per_phase,
                overall_score, rubric_signals, dropped_claims, created_at, finished_at)
            select @me, @id, @attempt, @engine, @rubric_version, @voice, 'done', @summary, @per_phase, @score, @findings, @dropped, @now, @now
            where exists (select from attempts where user_id = @me and id = @attempt and submitted_at = @submitted_at)
            """, new
        {
            id = Guid.CreateVersion7(batch.Now), attempt, submitted_at = submittedAt, engine = RubricEngine, rubric_version = review.RubricVersion,
            voice = OwnVoice, summary = review.SummaryMd, per_phase = review.PerPhase, score = review.OverallScore, findings = review.Findings,
            dropped = review.DroppedClaims,
        });
}
