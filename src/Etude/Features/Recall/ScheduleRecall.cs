using Etude.Platform.Postgres;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>Stores a review: the state it leads to, and a line in the log that is never changed again.</summary>
public static class ScheduleRecall
{
    /// <summary>Adds the writes to a batch. They happen only if this is the newest submission of the problem, made at <paramref name="submittedAt"/>.</summary>
    public static void For(Batch batch, Guid problem, Guid attempt, DateTimeOffset submittedAt, ScheduledReview review, Rating earned)
    {
        var after = review.After;
        batch.Do("""
            insert into review_state (user_id, problem_id, stability, difficulty, state, due_at, last_reviewed_at, reps, lapses)
            select @me, @problem, @stability, @difficulty, 'review', @due_at, @last_reviewed_at, @reps, @lapses
            where exists (select from attempts where user_id = @me and id = @attempt and submitted_at = @submitted_at)
                and not exists (select from attempts where user_id = @me and problem_id = @problem and submitted_at > @submitted_at)
            on conflict (user_id, problem_id) do update set
                stability = excluded.stability, difficulty = excluded.difficulty, state = excluded.state, due_at = excluded.due_at,
                last_reviewed_at = excluded.last_reviewed_at, reps = excluded.reps, lapses = excluded.lapses
            """, new
        {
            problem, attempt, submitted_at = submittedAt, stability = after.Stability, difficulty = after.Difficulty,
            due_at = after.DueAt, last_reviewed_at = after.LastReviewedAt, reps = after.Reps, lapses = after.Lapses,
        });
        batch.Do("""
            insert into review_log (user_id, id, problem_id, attempt_id, rating, earned_rating, reviewed_at, elapsed_days, scheduled_days,
                predicted_recall, stability_before, difficulty_before, stability_after, difficulty_after)
            select @me, @id, @problem, @attempt, @rating, @earned, @now, @elapsed_days, @scheduled_days,
                @predicted_recall, @stability_before, @difficulty_before, @stability_after, @difficulty_after
            where exists (select from attempts where user_id = @me and id = @attempt and submitted_at = @submitted_at)
                and not exists (select from attempts where user_id = @me and problem_id = @problem and submitted_at > @submitted_at)
            """, new
        {
            id = Guid.CreateVersion7(batch.Now), problem, attempt, submitted_at = submittedAt, rating = (int)review.Rating, earned = (int)earned,
            elapsed_days = review.ElapsedDays, scheduled_days = review.IntervalDays, predicted_recall = review.PredictedRecall,
            stability_before = review.Before?.Stability, difficulty_before = review.Before?.Difficulty,
            stability_after = after.Stability, difficulty_after = after.Difficulty,
        });
    }
}
