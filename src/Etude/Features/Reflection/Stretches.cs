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

    // The two outer bounds are for the index, the inner ones spare asking for the day of every row: only those near an end are asked.
    // Bounds are queries of their own, since an index can be searched by what is known before the first row.
    private const string ProblemsSql = $"""
        {Window}
        select p.axes ->> 0 as axis, p.title, count(*)::int as attempts, sum(t.seconds)::int as seconds, sum(t.hints)::int as hints,
            count(*) filter (where a.grade = 1 and t.solved_before)::int as lost,
            count(*) filter (where a.grade = 1 and a.confidence >= 4)::int as sure,
            count(*) filter (where a.grade > 1 and a.grade_reason -> 'unaided' = 'true')::int as unaided
        from w
        cross join problems p
        join attempts a on a.user_id = @me and a.problem_id = p.id and a.status = 'submitted'
            and a.submitted_at >= (select @now - make_interval(days => today - from_day + 2) from w)
            and a.submitted_at <= (select @now - make_interval(days => today - to_day - 2) from w)
            and (a.submitted_at >= @now - make_interval(days => w.today - w.from_day - 1) or etude.day(a.submitted_at) >= w.from_day)
            and (a.submitted_at <= @now - make_interval(days => w.today - w.to_day + 1) or etude.day(a.submitted_at) <= w.to_day)
        cross join lateral (
            select coalesce((a.time_per_phase ->> 'explore')::int, 0) + coalesce((a.time_per_phase ->> 'plan')::int, 0)
                    + coalesce((a.time_per_phase ->> 'implement')::int, 0) + coalesce((a.time_per_phase ->> 'verify')::int, 0)
                    + coalesce((a.time_per_phase ->> 'reflect')::int, 0) as seconds,
                (select coalesce(sum(value::int), 0) from jsonb_each_text(a.hints_used)) as hints,
                exists (select from attempts b where b.user_id = @me and b.problem_id = a.problem_id and b.submitted_at < a.submitted_at and b.grade > 1) as solved_before
        ) t
        group by p.id order by p.title
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
