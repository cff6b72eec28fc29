using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Features.Reviews.Conversation;
using Etude.Features.Reviews.Voices;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Archive;

/// <summary>What a person practised.</summary>
internal static class PracticeTables
{
    public static readonly ArchiveTable Attempts = new("attempts", "attempts",
        """
        select (to_jsonb(t) - 'user_id' - 'problem_id' || jsonb_build_object('problem', p.slug))::text
        from attempts t join problems p on p.id = t.problem_id where t.user_id = @me order by t.id
        """,
        "insert into attempts select * from jsonb_populate_recordset(null::attempts, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Problem, Column.Flag("em_mode"), Column.Text("language").OrNull(), Column.Text("status"), Column.Text("phase"),
        Column.Of<JsonMap<string>>("notes"), Column.Text("code"), Column.Of<JsonMap<int>>("hints_used"), Column.Text("prediction").OrNull(),
        Column.Whole("confidence").OrNull(), Column.Flag("test_passed").OrNull(), Column.Of<TestResult>("test_result").OrNull(), Column.Of<JsonMap<int>>("time_per_phase"),
        Column.Instant("saw_solution_at").OrNull(), Column.Whole("grade").OrNull(), Column.Of<GradeReason>("grade_reason").OrNull(), Column.Whole("revision"),
        Column.Instant("started_at"), Column.Instant("saved_at"), Column.Instant("submitted_at").OrNull(), Column.Of<JsonMap<string>>("other_code"),
        Column.Day("started_on").OrNull(), Column.Day("submitted_on").OrNull(), Column.Of<JsonMap<int>>("seconds_by_day").OrNull());

    /// <summary>A review in another voice names the review whose findings it words, so those come first. One that was under way is not made anew.</summary>
    public static readonly ArchiveTable Reviews = new("attempt_reviews", "reviews",
        "select (to_jsonb(t) - 'user_id')::text from attempt_reviews t where user_id = @me order by (findings_of is not null), id",
        "insert into attempt_reviews select * from jsonb_populate_recordset(null::attempt_reviews, @rows::jsonb) on conflict do nothing",
        Column.Id(), Column.Id("attempt_id"), Column.Text("engine"), Column.Text("model").OrNull(), Column.Text("rubric_version"), Column.Text("voice_key"),
        Column.Id("findings_of").OrNull(), Column.Text("status"), Column.Text("summary_md").OrNull(), Column.Of<JsonMap<PhaseReview>>("per_phase").OrNull(),
        Column.Whole("overall_score").OrNull(), Column.Of<JsonList<Finding>>("rubric_signals"), Column.Whole("dropped_claims"), Column.Text("error").OrNull(),
        Column.Instant("created_at"), Column.Instant("finished_at").OrNull(), Column.Of<JsonMap<FindingAnswer>>("answers"), Column.Text("prompt_version").OrNull(),
        Column.Text("submission_hash").OrNull(), Column.Of<JsonList<FindingWording>>("wording").OrNull());

    /// <summary>Of two memories of one problem, the one that was reviewed last holds.</summary>
    public static readonly ArchiveTable Memory = new("review_state", "remembered problems",
        """
        select (to_jsonb(t) - 'user_id' - 'problem_id' || jsonb_build_object('problem', p.slug))::text
        from review_state t join problems p on p.id = t.problem_id where t.user_id = @me order by t.problem_id
        """,
        """
        insert into review_state select * from jsonb_populate_recordset(null::review_state, @rows::jsonb)
        on conflict (user_id, problem_id) do update set stability = excluded.stability, difficulty = excluded.difficulty, state = excluded.state,
            due_at = excluded.due_at, last_reviewed_at = excluded.last_reviewed_at, reps = excluded.reps, lapses = excluded.lapses
        where excluded.last_reviewed_at > coalesce(review_state.last_reviewed_at, '-infinity')
        """,
        Column.Problem, Column.Number("stability").OrNull(), Column.Number("difficulty").OrNull(), Column.Text("state"), Column.Instant("due_at"),
        Column.Instant("last_reviewed_at").OrNull(), Column.Whole("reps"), Column.Whole("lapses"), Column.Flag("suspended"));

    public static readonly ArchiveTable Log = new("review_log", "entries of the recall log",
        """
        select (to_jsonb(t) - 'user_id' - 'problem_id' || jsonb_build_object('problem', p.slug))::text
        from review_log t join problems p on p.id = t.problem_id where t.user_id = @me order by t.id
        """,
        "insert into review_log select * from jsonb_populate_recordset(null::review_log, @rows::jsonb) on conflict (user_id, id) do nothing",
        Column.Id(), Column.Problem, Column.Id("attempt_id").OrNull(), Column.Whole("rating"), Column.Whole("earned_rating").OrNull(), Column.Instant("reviewed_at"),
        Column.Whole("elapsed_days"), Column.Whole("scheduled_days"), Column.Number("predicted_recall").OrNull(), Column.Number("stability_before").OrNull(),
        Column.Number("difficulty_before").OrNull(), Column.Number("stability_after"), Column.Number("difficulty_after"));

    /// <summary>Of a day that both know the larger figures hold: adding them would double the day when an archive is brought in twice.</summary>
    public static readonly ArchiveTable Days = new("sessions", "days",
        "select (to_jsonb(t) - 'user_id')::text from sessions t where user_id = @me order by day",
        """
        insert into sessions as here select * from jsonb_populate_recordset(null::sessions, @rows::jsonb)
        on conflict (user_id, day) do update set
            seconds_active = greatest(here.seconds_active, excluded.seconds_active), attempts_started = greatest(here.attempts_started, excluded.attempts_started),
            attempts_submitted = greatest(here.attempts_submitted, excluded.attempts_submitted), solved_unaided = greatest(here.solved_unaided, excluded.solved_unaided),
            recalls = greatest(here.recalls, excluded.recalls), contents_finished = greatest(here.contents_finished, excluded.contents_finished),
            words_written = greatest(here.words_written, excluded.words_written), plan = case when here.plan = '[]' then excluded.plan else here.plan end
        where excluded.seconds_active > here.seconds_active or excluded.attempts_started > here.attempts_started or excluded.attempts_submitted > here.attempts_submitted
            or excluded.solved_unaided > here.solved_unaided or excluded.recalls > here.recalls or excluded.contents_finished > here.contents_finished
            or excluded.words_written > here.words_written or (here.plan = '[]' and excluded.plan <> '[]')
        """,
        Column.Day("day"), Column.Whole("seconds_active"), Column.Whole("attempts_started"), Column.Whole("attempts_submitted"), Column.Whole("solved_unaided"),
        Column.Whole("recalls"), Column.Whole("contents_finished"), Column.Whole("words_written"), Column.Of<JsonList<StoredPiece>>("plan"), Column.Instant("updated_at"));
}
