using Etude.Platform.Postgres;

namespace Etude.Features.Today;

/// <summary>A day of somebody's whose kept totals differ from what their rows come to.</summary>
public sealed record DayDifference
{
    public required Guid UserId { get; init; }

    /// <summary>A calendar day where they live.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>By column of <c>sessions</c>: what is kept and what was counted, such as <c>recalls: 3 kept, 2 counted</c>.</summary>
    public required string[] Totals { get; init; }
}

/// <summary>
/// Counts the totals of <c>sessions</c> again from the rows that they sum up. Every row keeps the day it was counted on, as it was where the person
/// lived then, so neither another zone nor daylight saving moves anything. Seconds of attempts from before that was kept cannot be told
/// apart by day: on the days of such an attempt the seconds are left as they are.
/// </summary>
public static class RecountDays
{
    /// <summary>A lock that waits for deeds under way and holds back new ones; without it a deed between count and correction would be lost.</summary>
    private const string HoldDeeds = "lock table sessions in share row exclusive mode";

    private const string Zones = """
        zones as materialized (
            select u.id as user_id, coalesce(z.name, 'UTC') as zone from users u left join pg_timezone_names z on z.name = u.settings_json ->> 'tz'
        )
        """;

    private const string Deeds = """
        attempt as materialized (
            select a.user_id, a.id, a.seconds_by_day, a.submitted_at is not null as submitted, a.grade_reason,
                coalesce(a.started_on, (a.started_at at time zone z.zone)::date) as began,
                coalesce(a.submitted_on, (a.submitted_at at time zone z.zone)::date) as ended,
                (a.saved_at at time zone z.zone)::date as saved
            from attempts a join zones z on z.user_id = a.user_id
        ), deed (user_id, day, seconds, started, submitted, unaided, recalls, finished, words) as (
            select user_id, began, 0, 1, 0, 0, 0, 0, 0 from attempt
            union all
            select user_id, ended, 0, 0, 1, ((grade_reason ->> 'unaided')::boolean and (grade_reason ->> 'earned')::int > 1)::int,
                exists (select from review_log l where l.user_id = attempt.user_id and l.attempt_id = attempt.id and l.stability_before is not null)::int, 0, 0
            from attempt where submitted
            union all
            select user_id, share.day::date, share.seconds::int, 0, 0, 0, 0, 0, 0 from attempt cross join lateral jsonb_each_text(seconds_by_day) as share(day, seconds)
            union all
            select user_id, (sitting ->> 'day')::date, (sitting ->> 'minutes')::int * 60, 0, 0, 0, 0, 0, 0
            from content_progress cross join lateral jsonb_array_elements(sittings) as sitting
            union all
            select p.user_id, coalesce(p.finished_on, (p.checked_at at time zone z.zone)::date), 0, 0, 0, 0, 0, 1, 0
            from content_progress p join zones z on z.user_id = p.user_id where p.status = 'finished'
            union all
            select user_id, share.day::date, 0, 0, 0, 0, 0, 0, greatest(0, share.words::int)
            from writings cross join lateral jsonb_each_text(words_by_day) as share(day, words)
        )
        """;

    private const string Compared = $"""
        with {Zones}, {Deeds}, counted as (
            select user_id, day, sum(seconds)::int as seconds, sum(started)::int as started, sum(submitted)::int as submitted,
                coalesce(sum(unaided), 0)::int as unaided, sum(recalls)::int as recalls, sum(finished)::int as finished, sum(words)::int as words
            from deed where day is not null group by user_id, day
        ), both_of as (
            select coalesce(s.user_id, c.user_id) as user_id, coalesce(s.day, c.day) as day,
                coalesce(s.seconds_active, 0) as kept_seconds,
                case when exists (select from attempt o where o.user_id = coalesce(s.user_id, c.user_id) and o.seconds_by_day is null
                        and coalesce(s.day, c.day) between o.began and coalesce(o.ended, o.saved))
                    then coalesce(s.seconds_active, 0) else coalesce(c.seconds, 0) end as seconds,
                coalesce(s.attempts_started, 0) as kept_started, coalesce(c.started, 0) as started,
                coalesce(s.attempts_submitted, 0) as kept_submitted, coalesce(c.submitted, 0) as submitted,
                coalesce(s.solved_unaided, 0) as kept_unaided, coalesce(c.unaided, 0) as unaided,
                coalesce(s.recalls, 0) as kept_recalls, coalesce(c.recalls, 0) as recalls,
                coalesce(s.contents_finished, 0) as kept_finished, coalesce(c.finished, 0) as finished,
                coalesce(s.words_written, 0) as kept_words, coalesce(c.words, 0) as words
            from sessions s full join counted c on c.user_id = s.user_id and c.day = s.day
        ), differing as (
            select * from both_of
            where (kept_seconds, kept_started, kept_submitted, kept_unaided, kept_recalls, kept_finished, kept_words)
                <> (seconds, started, submitted, unaided, recalls, finished, words)
        )
        """;

    private const string Told = """
        select user_id, day, array_remove(array[
            case when kept_seconds <> seconds then format('seconds_active: %s kept, %s counted', kept_seconds, seconds) end,
            case when kept_started <> started then format('attempts_started: %s kept, %s counted', kept_started, started) end,
            case when kept_submitted <> submitted then format('attempts_submitted: %s kept, %s counted', kept_submitted, submitted) end,
            case when kept_unaided <> unaided then format('solved_unaided: %s kept, %s counted', kept_unaided, unaided) end,
            case when kept_recalls <> recalls then format('recalls: %s kept, %s counted', kept_recalls, recalls) end,
            case when kept_finished <> finished then format('contents_finished: %s kept, %s counted', kept_finished, finished) end,
            case when kept_words <> words then format('words_written: %s kept, %s counted', kept_words, words) end], null) as totals
        from differing order by day, user_id
        """;

    /// <summary>Adds the comparison to a batch of the app itself: the days that differ, oldest first.</summary>
    /// <param name="longest">How long the comparison may take before it is given up with an error of <c>query_canceled</c>; null for as long as it takes.</param>
    public static Pending<IReadOnlyList<DayDifference>> Compare(Batch batch, TimeSpan? longest)
    {
        LimitTo(batch, longest ?? TimeSpan.Zero);
        return batch.Many<DayDifference>($"{Compared} {Told}");
    }

    /// <summary>Adds the correction: every day that differs gets the totals that were counted. Answers which days those were.</summary>
    public static Pending<IReadOnlyList<DayDifference>> Mend(Batch batch)
    {
        LimitTo(batch, TimeSpan.Zero);
        batch.Do(HoldDeeds);
        return batch.Many<DayDifference>($"""
            {Compared}, mended as (
                insert into sessions (user_id, day, seconds_active, attempts_started, attempts_submitted, solved_unaided, recalls, contents_finished, words_written, updated_at)
                select user_id, day, seconds, started, submitted, unaided, recalls, finished, words, @now from differing
                on conflict (user_id, day) do update set
                    seconds_active = excluded.seconds_active, attempts_started = excluded.attempts_started, attempts_submitted = excluded.attempts_submitted,
                    solved_unaided = excluded.solved_unaided, recalls = excluded.recalls, contents_finished = excluded.contents_finished,
                    words_written = excluded.words_written, updated_at = excluded.updated_at
            )
            {Told}
            """);
    }

    private static void LimitTo(Batch batch, TimeSpan longest) => batch.One<bool>(
        "select set_config('statement_timeout', @ms, true) is not null", new { ms = ((int)longest.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture) });
}
