namespace Etude.Tests.Schema;

/// <summary>
/// One table as the access matrix sees it. Parameters of the SQL: @person, @id (new), @n (1 for the seeded row, 2 for
/// another one), @problem and @content (the nth), @attempt, @run, @credential (the seeded parents of that person).
/// </summary>
public sealed record TableCase(string Table, string Rights, string Insert)
{
    /// <summary>The column that says whose the row is; null for rows that are nobody's.</summary>
    public string? Owner { get; init; } = "user_id";

    public string Mine => Owner is null ? "true" : $"{Owner} = @person";

    /// <summary>An update that changes nothing, on a column that the person may write where there is one.</summary>
    public string Untouched { get; init; } = "user_id = user_id";

    public static readonly IReadOnlyList<TableCase> All =
    [
        new("users", "select update", "insert into public.users (id) values (@person)") { Owner = "id", Untouched = "settings_json = settings_json" },
        new("problems", "select", """
            insert into public.problems (id, slug, title, prompt, difficulty, type, axes, key_insight)
            values (@id, 'problem-' || @id, 'Two sums', 'Add.', 'intro', 'coding', '["algorithms"]', 'Remember.')
            """) { Owner = null, Untouched = "title = title" },
        new("content_items", "select insert update delete", """
            insert into public.content_items (id, slug, title, kind, source_kind, created_by_user_id)
            values (@id, 'item-' || @n, 'A talk', 'video', 'user', @person)
            """) { Owner = "created_by_user_id", Untouched = "title = title" },
        new("attempts", "select insert update delete", """
            insert into public.attempts (user_id, id, problem_id) values (@person, @id, @problem)
            """),
        new("attempt_reviews", "select insert update delete", """
            insert into public.attempt_reviews (user_id, id, attempt_id, engine, rubric_version, voice_key)
            values (@person, @id, @attempt, 'rubric', '1', 'coach')
            """),
        new("review_state", "select insert update delete", """
            insert into public.review_state (user_id, problem_id, due_at) values (@person, @problem, now())
            """),
        new("review_log", "select insert", """
            insert into public.review_log (user_id, id, problem_id, attempt_id, rating, reviewed_at, elapsed_days,
                scheduled_days, stability_after, difficulty_after)
            values (@person, @id, @problem, @attempt, 3, now(), 0, 3, 2.3, 5)
            """),
        new("sessions", "select insert update", "insert into public.sessions (user_id, day) values (@person, date '2026-11-20' + @n)"),
        new("content_progress", "select insert update delete", """
            insert into public.content_progress (user_id, content_id) values (@person, @content)
            """),
        new("assessment_runs", "select insert update delete", """
            insert into public.assessment_runs (user_id, id, question_keys, status)
            values (@person, @id, '["1","2","3","4","5","6","7","8","9","10","11","12"]', case when @n = 1 then 'in_progress' else 'abandoned' end)
            """),
        new("assessment_responses", "select insert update delete", """
            insert into public.assessment_responses (user_id, run_id, question_key, choice, is_correct)
            values (@person, @run, 'question-' || @n, 'a', true)
            """),
        new("axis_evidence", "select insert update delete", """
            insert into public.axis_evidence (user_id, id, axis, source_kind, source_id, level, weight, observed_at)
            values (@person, @id, 'algorithms', 'attempt', @id, 60, 1, now())
            """),
        new("jds", "select insert update delete", """
            insert into public.jds (user_id, id, title, source_text) values (@person, @id, 'Engineer', 'We seek …')
            """),
        new("credentials", "select insert update delete", """
            insert into public.credentials (user_id, id, filename, media_type, byte_size, sha256)
            values (@person, @id, 'cv.txt', 'text/plain', 12, repeat(@n::text, 64))
            """),
        new("credential_assessments", "select insert update delete", """
            insert into public.credential_assessments (user_id, id, credential_id, engine)
            values (@person, @id, @credential, 'rules')
            """),
        new("writings", "select insert update delete", """
            insert into public.writings (user_id, id, title, slug, attempt_id)
            values (@person, @id, 'A piece', 'piece-' || @n, @attempt)
            """),
        new("reflections", "select insert update delete", """
            insert into public.reflections (user_id, id, engine, window_start, window_end, status)
            values (@person, @id, 'rules', '2026-10-25', '2026-11-22', 'queued')
            """),
        new("feedback", "select insert delete", """
            insert into public.feedback (user_id, id, page, kind, body) values (@person, @id, '/today', 'idea', 'More tea.')
            """),
        new("llm_calls", "select insert", """
            insert into public.llm_calls (user_id, id, purpose, provider, model, prompt_version, request_hash, latency_ms, status, created_at)
            values (@person, @id, 'review', 'none', 'm', '1', repeat('0', 64), 5, 'succeeded', '2026-01-01')
            """),
        new("jobs", "select insert", "insert into public.jobs (user_id, id, kind, subject_id) values (@person, @id, 'review', @id)"),
    ];
}
