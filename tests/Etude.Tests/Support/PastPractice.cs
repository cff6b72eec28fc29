namespace Etude.Tests.Support;

/// <summary>Twelve weeks of practice behind somebody: two attempts on most days, better with time, with their days and what they show on the axes.</summary>
internal static class PastPractice
{
    private const string Past = """
        select md5(n || $1::text)::uuid as id, p.id as problem_id, p.axes, n, n % 10 < 2 + n / 20 as unaided,
            timestamptz '2026-03-01 10:00Z' - make_interval(days => 80 - n / 2) as at
        from generate_series(0, 159) n
        join (select id, axes, row_number() over (order by slug) - 1 as place from problems order by slug limit 20) p on p.place = n * 7 % 20
        where n / 2 % 7 <> 5
        """;

    public static async Task Of(Learner who)
    {
        await PastReviews.Of(who, PastReviews.Forgetful, problems: 20, reviews: 24);
        await who.Etude.Does($$"""
            insert into attempts (user_id, id, problem_id, language, status, phase, hints_used, confidence, test_passed, time_per_phase, grade, grade_reason,
                started_at, saved_at, submitted_at)
            select $1, id, problem_id, 'python', 'submitted', 'reflect', case when unaided then '{}' else jsonb_build_object('plan', 1 + n % 3) end,
                1 + (n * 3 + case when unaided then 2 else 0 end) % 5, unaided or n % 4 = 0,
                jsonb_build_object('explore', 60 + n, 'plan', case when unaided then 200 else 60 + n % 90 end, 'implement', 500 + n % 7 * 60, 'verify', 90, 'reflect', 45),
                case when unaided then 3 else 1 end, jsonb_build_object('sentence', 'All tests pass.', 'earned', 3, 'unaided', unaided), at, at, at
            from ({{Past}}) past
            """, who.Id);
        await who.Etude.Does($"""
            insert into axis_evidence (user_id, id, axis, source_kind, source_id, level, weight, unaided, observed_at)
            select $1, gen_random_uuid(), axes ->> 0, 'attempt', id, 30 + n / 4, 1, unaided, at from ({Past}) past
            """, who.Id);
        await who.Etude.Does($"""
            insert into sessions (user_id, day, seconds_active, attempts_started, attempts_submitted, solved_unaided, contents_finished, words_written)
            select $1, at::date, 900 + 60 * (max(n) % 40), count(*), count(*), count(*) filter (where unaided), max(n) % 3 / 2, case when max(n) % 9 = 0 then 180 else 0 end
            from ({Past}) past group by at::date
            """, who.Id);
    }
}
