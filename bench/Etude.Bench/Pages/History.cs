using System.Diagnostics;
using Npgsql;

namespace Etude.Bench;

/// <summary>
/// Practice that is there before the measuring begins: attempts with their reviews, the log and state of recall, the evidence and
/// the days, made by the server itself. Sizes of texts as a person writes them; autovacuum's work is done at the end.
/// </summary>
internal static class History
{
    private const int AttemptsAYear = 20_000;
    private const int AttemptsOfOthers = 100;
    private const int ItemsAYear = 2_000;

    public static async Task Of(BenchDatabase database, string email, int years, CancellationToken cancel)
    {
        await database.Prepare($"""
            with own as (
                insert into content_items (id, slug, title, author, url, kind, axes, difficulty, minutes, why_md, source_kind, created_by_user_id)
                select gen_random_uuid(), 'own-' || n, (array['Notes on', 'A talk about', 'Chapter of', 'The paper on'])[n % 4 + 1] || ' transactions ' || n, 'Somebody',
                    'https://example.org/' || n, (array['reading', 'video', 'exercise'])[n % 3 + 1], '["databases"]', 'core', n % 300 + 1,
                    'Somebody at work spoke of it.', 'user', person.id
                from (select id from auth.users where email = '{email}') person cross join generate_series(1, {years * ItemsAYear}) n
                returning id, created_by_user_id
            )
            insert into content_progress (user_id, content_id, status, checked_at, finished_on, notes_md, updated_at, sittings)
            select created_by_user_id, id, (array['queued', 'started', 'finished', 'dropped'])[place % 4 + 1], case when place % 4 = 2 then at end,
                case when place % 4 = 2 then at::date end, 'What I took from it.', at,
                case when place % 4 in (1, 2) then jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'day', at::date::text, 'minutes', 30)) else '[]' end
            from (select own.*, row_number() over () as place, now() - row_number() over () * interval '4 hours' as at from own) numbered
            """, cancel);
        await Make(database, $"select id from auth.users where email = '{email}'", years * AttemptsAYear, years * 365, cancel);
    }

    public static async Task OfOthers(BenchDatabase database, int people, CancellationToken cancel)
    {
        await database.Prepare("""
            insert into auth.users (id, email, raw_user_meta_data, raw_app_meta_data, created_at)
            select gen_random_uuid(), 'other' || n || '@example.org', '{"full_name": "Other"}', '{}', now() from generate_series(1, $1) n
            """, cancel, new NpgsqlParameter<int> { TypedValue = people });
        await Make(database, "select id from auth.users where email like 'other%@example.org'", AttemptsOfOthers, 365, cancel);
    }

    private static async Task Make(BenchDatabase database, string persons, int attempts, int days, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await database.Prepare($"""
            create temp table made as
            select person.id as user_id, gen_random_uuid() as id, problem.id as problem_id, problem.axes, n,
                now() - make_interval(days => {days}) + n * (make_interval(days => {days}) / {attempts}) - interval '2 hours' as at,
                (n % 4 + 1)::smallint as grade
            from ({persons}) person
            cross join generate_series(1, {attempts}) n
            join (select id, axes, row_number() over (order by slug) - 1 as place, count(*) over () as total from problems) problem
                on n % problem.total = problem.place;

            {Attempts} {Reviews} {Recall} {Days}
            drop table made;
            """, cancel);
        await database.Prepare("vacuum (analyze)", cancel);
        await Console.Error.WriteLineAsync($"Made {attempts:N0} attempts a person in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s.");
    }

    private const string Attempts = """
        insert into attempts (user_id, id, problem_id, language, status, phase, notes, code, hints_used, confidence, test_passed, test_result,
            time_per_phase, grade, grade_reason, revision, started_at, saved_at, submitted_at, started_on, submitted_on)
        select user_id, id, problem_id, 'python', 'submitted', 'reflect',
            jsonb_build_object('explore', repeat('what is asked ', 8) || n, 'plan', repeat('one step, then the next ', 8) || n, 'verify', 'the empty list'),
            repeat('    total = total + step' || chr(10), 15) || n, jsonb_build_object('plan', n % 3), n % 5 + 1, n % 7 > 0,
            '{"passed": 7, "failed": 0, "total": 7, "runs": 2, "tests": []}',
            jsonb_build_object('explore', 60 + n % 200, 'plan', 90 + n % 100, 'implement', 400 + n % 300, 'verify', 90, 'reflect', 60),
            grade, '{"sentence": "All tests passed.", "earned": 3, "unaided": true}', 12, at, at + interval '15 minutes', at + interval '15 minutes',
            at::date, (at + interval '15 minutes')::date
        from made;
        """;

    private const string Reviews = """
        insert into attempt_reviews (user_id, id, attempt_id, engine, rubric_version, voice_key, status, summary_md, per_phase, overall_score, created_at, finished_at)
        select user_id, gen_random_uuid(), id, 'rubric', '1', 'coach', 'done', 'Planning carried this attempt.', '{}', n % 60 + 40, at, at from made;

        insert into axis_evidence (user_id, id, axis, source_kind, source_id, level, weight, unaided, observed_at)
        select user_id, gen_random_uuid(), axis.key, 'attempt', id, 40 + n % 50, case when axis.place = 1 then 1 else 0.5 end, n % 3 = 0, at
        from made cross join lateral jsonb_array_elements_text(axes) with ordinality as axis(key, place);
        """;

    private const string Recall = """
        insert into review_log (user_id, id, problem_id, attempt_id, rating, earned_rating, reviewed_at, elapsed_days, scheduled_days,
            predicted_recall, stability_before, difficulty_before, stability_after, difficulty_after)
        select user_id, gen_random_uuid(), problem_id, id, grade, grade, at, 3, 4, 0.9, 5, 5, 6, 5 from made;

        insert into review_state (user_id, problem_id, stability, difficulty, state, due_at, last_reviewed_at, reps, lapses)
        select user_id, problem_id, 6, 5, 'review', max(at) + interval '1 day' * (count(*) % 9 - 2), max(at), count(*), 3
        from made group by user_id, problem_id;
        """;

    private const string Days = """
        insert into sessions (user_id, day, seconds_active, attempts_started, attempts_submitted, solved_unaided, recalls)
        select user_id, at::date, 2400, count(*), count(*), count(*) / 3, count(*) / 2 from made group by user_id, at::date
        on conflict (user_id, day) do nothing;
        """;
}
