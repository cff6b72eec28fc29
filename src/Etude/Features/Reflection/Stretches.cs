using Etude.Platform.Postgres;

namespace Etude.Features.Reflection;

/// <summary>The first day of a stretch.</summary>
internal sealed record StretchRow
{
    public required DateOnly FromDay { get; init; }
}

/// <summary>
/// Stretches of days in SQL: from the day after the last set to today, at most twelve weeks; or the four weeks after a given set.
/// </summary>
internal static class Stretches
{
    private const string Start = """
        least(etude.day(@now), greatest(etude.day(@now) - 83, coalesce(
            (select max(window_end) + 1 from reflections where user_id = @me and status = 'completed'),
            (select min(day) from sessions where user_id = @me and attempts_submitted > 0),
            etude.day(@now))))
        """;

    private const string Window = $"""
        with w as materialized (
            select etude.day(@now) as today,
                case when @after is null then {Start} else (select window_end + 1 from reflections where user_id = @me and id = @after) end as from_day,
                case when @after is null then etude.day(@now) else (select window_end + 28 from reflections where user_id = @me and id = @after) end as to_day
        )
        """;

    private const string Seconds = """
        coalesce((a.time_per_phase ->> 'explore')::int, 0) + coalesce((a.time_per_phase ->> 'plan')::int, 0)
            + coalesce((a.time_per_phase ->> 'implement')::int, 0) + coalesce((a.time_per_phase ->> 'verify')::int, 0)
            + coalesce((a.time_per_phase ->> 'reflect')::int, 0)
        """;

    private const string Hints = """
        coalesce((a.hints_used ->> 'explore')::int, 0) + coalesce((a.hints_used ->> 'plan')::int, 0)
            + coalesce((a.hints_used ->> 'implement')::int, 0) + coalesce((a.hints_used ->> 'verify')::int, 0)
            + coalesce((a.hints_used ->> 'reflect')::int, 0)
        """;

    // The two outer bounds are for the index, the inner ones spare asking for the day of every row: only those near an end are asked, and
    // of these only what was handed in before its day was kept. Bounds are queries of their own, since an index can be searched by what
    // is known before the first row. When a problem was first solved is asked once a problem, not once an attempt.
    private const string ProblemsSql = $"""
        {Window}, tried as materialized (
            select a.problem_id, a.submitted_at, a.grade, a.confidence >= 4 as sure, a.grade_reason -> 'unaided' = 'true' as unaided,
                {Seconds} as seconds, {Hints} as hints
            from w
            join attempts a on a.user_id = @me and a.status = 'submitted'
                and a.submitted_at >= (select @now - make_interval(days => today - from_day + 2) from w)
                and a.submitted_at <= (select @now - make_interval(days => today - to_day - 2) from w)
                and (a.submitted_at >= @now - make_interval(days => w.today - w.from_day - 1) or coalesce(a.submitted_on, etude.day(a.submitted_at)) >= w.from_day)
                and (a.submitted_at <= @now - make_interval(days => w.today - w.to_day + 1) or coalesce(a.submitted_on, etude.day(a.submitted_at)) <= w.to_day)
        ), solved as (
            select failed.problem_id,
                (select b.submitted_at from attempts b where b.user_id = @me and b.problem_id = failed.problem_id and b.grade > 1 order by b.submitted_at limit 1) as first_at
            from (select distinct problem_id from tried where grade = 1) failed
        ), summed as (
            select t.problem_id, count(*)::int as attempts, sum(t.seconds)::int as seconds, sum(t.hints)::int as hints,
                count(*) filter (where t.grade = 1 and t.submitted_at > s.first_at)::int as lost,
                count(*) filter (where t.grade = 1 and t.sure)::int as sure,
                count(*) filter (where t.grade > 1 and t.unaided)::int as unaided
            from tried t left join solved s on s.problem_id = t.problem_id
            group by t.problem_id
        )
        select p.axes ->> 0 as axis, p.title, s.attempts, s.seconds, s.hints, s.lost, s.sure, s.unaided
        from summed s join problems p on p.id = s.problem_id order by p.title
        """;

    private const string SittingsSql = $"""
        {Window}
        select i.axes ->> 0 as axis, sum((s ->> 'minutes')::int)::int as minutes
        from w
        join content_progress p on p.user_id = @me and p.status in ('started', 'finished', 'dropped') and p.sittings <> '[]'
            and p.updated_at >= (select @now - make_interval(days => today - from_day + 2) from w)
        join content_items i on i.id = p.content_id and jsonb_array_length(i.axes) > 0
        cross join lateral jsonb_array_elements(p.sittings) s
        where (s ->> 'day')::date between w.from_day and w.to_day
        group by 1
        """;

    public static Pending<StretchRow?> Current(Batch batch) => batch.One<StretchRow>($"""
        select {Start} as from_day
        """);

    public static Pending<IReadOnlyList<DayOfPractice>> Days(Batch batch) => batch.Many<DayOfPractice>($"""
        select day, seconds_active from sessions where user_id = @me and day between (select {Start}) and (select etude.day(@now)) order by day
        """);

    /// <param name="after">A completed set, for the four weeks after it; null for the stretch since the last one.</param>
    public static Pending<IReadOnlyList<TriedProblem>> Problems(Batch batch, Guid? after) => batch.Many<TriedProblem>(ProblemsSql, new { after });

    /// <inheritdoc cref="Problems"/>
    public static Pending<IReadOnlyList<SatOn>> Sittings(Batch batch, Guid? after) => batch.Many<SatOn>(SittingsSql, new { after });
}
