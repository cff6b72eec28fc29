using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Progress.Figures;
using Etude.Platform.Postgres;

namespace Etude.Features.Progress;

/// <summary>What Progress asks of the database. Every list is bounded, so that ten years of history cost no more than their newest part.</summary>
internal sealed class ProgressRows
{
    /// <summary>More attempts than this are not looked at one by one; the newest are.</summary>
    public const int MostAttempts = 6000;

    private const int MostProblems = 5000;
    private const int Instants = 4;

    // Both as queries of their own: asked once a statement, where a bare call of etude.day would be asked again for every row.
    private const string FirstDay = """
        (select coalesce(@from, case when @days is null then (select min(day) from sessions where user_id = @me) else t.day - @days + 1 end, t.day)
            from (select etude.day(@now) as day) t)
        """;

    private const string LastDay = "(select least(@to, t.day) from (select etude.day(@now) as day) t)";

    private ProgressRows()
    {
    }

    public required Pending<SpanRow?> Span { get; init; }
    public required Pending<IReadOnlyList<AttemptFact>> Attempts { get; init; }
    public required Pending<IReadOnlyList<DayTotals>> Days { get; init; }
    public required Pending<IReadOnlyList<EvidenceRow>> Evidence { get; init; }
    public required Pending<IReadOnlyList<MemoryRow>> Memories { get; init; }

    public static ProgressRows Query(Batch batch, ProgressRange range, string[] axes)
    {
        var (from, to, days) = (range.From, range.To, range.Days);
        return new()
        {
            Span = batch.One<SpanRow>($"select {FirstDay} as first_day, {LastDay} as last_day", new { from, to, days }),
            Attempts = batch.Many<AttemptFact>(AttemptsSql, new { from, to, days, most = MostAttempts }),
            Days = batch.Many<DayTotals>($"""
                select day, seconds_active, attempts_submitted, solved_unaided, contents_finished, words_written from sessions
                where user_id = @me and day between {FirstDay} and {LastDay} order by day
                """, new { from, to, days }),
            Evidence = batch.Many<EvidenceRow>(EvidenceSql, new { from, to, days, axes, steps = Instants - 1, most = AxisLevels.MostObservations }),
            Memories = batch.Many<MemoryRow>("""
                select p.slug, p.title, s.stability, s.difficulty, s.due_at, s.last_reviewed_at, s.reps, s.lapses
                from review_state s join problems p on p.id = s.problem_id
                where s.user_id = @me and not s.suspended and s.stability is not null
                order by s.due_at limit @most
                """, new { most = MostProblems }),
        };
    }

    // Found by the day they were begun, which has an index; a month earlier, for those that lay open long.
    private const string AttemptsSql = $"""
        with recent as materialized (
            select problem_id, submitted_at, confidence, test_passed, grade, grade_reason, hints_used, time_per_phase
            from attempts
            where user_id = @me and status = 'submitted'
                and started_at >= (select ({FirstDay} - 31)::timestamp at time zone 'UTC') and started_at < (select ({LastDay} + 2)::timestamp at time zone 'UTC')
            order by started_at desc limit @most
        ), known as (
            select problem_id, (select o.submitted_at from attempts o where o.user_id = @me and o.problem_id = met.problem_id order by o.submitted_at limit 1) as first_at
            from (select distinct problem_id from recent) met
        )
        select r.submitted_at, r.submitted_at > k.first_at as is_return, r.confidence::int as confidence, r.test_passed as passed,
            coalesce(r.grade, 1) > 1 as solved, coalesce((r.grade_reason ->> 'unaided')::boolean, false) and coalesce(r.grade, 1) > 1 as unaided,
            (select coalesce(sum(value::int), 0)::int from jsonb_each_text(r.hints_used)) as hints,
            coalesce((r.time_per_phase ->> 'explore')::int, 0) as explore, coalesce((r.time_per_phase ->> 'plan')::int, 0) as plan,
            coalesce((r.time_per_phase ->> 'implement')::int, 0) as implement, coalesce((r.time_per_phase ->> 'verify')::int, 0) as verify,
            coalesce((r.time_per_phase ->> 'reflect')::int, 0) as reflect
        from recent r join known k on k.problem_id = r.problem_id
        """;

    /// <summary>At the beginning, at two thirds between and now: the newest observations of each axis that there were.</summary>
    private const string EvidenceSql = $"""
        select step, moment.at, e.axis, e.level, e.weight, e.unaided, e.observed_at
        from generate_series(0, @steps) as step
        cross join lateral (select least(@now, case when step = @steps then ({LastDay} + 1)::timestamp
            else ({FirstDay} + (({LastDay} - {FirstDay}) * step / @steps))::timestamp end at time zone 'UTC') as at) moment
        cross join unnest(@axes) as wanted(axis)
        left join lateral (
            select axis, level, weight, unaided, observed_at from axis_evidence
            where user_id = @me and axis = wanted.axis and observed_at <= moment.at
            order by observed_at desc limit @most
        ) e on true
        order by step
        """;
}

internal sealed record SpanRow
{
    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }
}

/// <summary>An observation that there was at an instant; all but the instant null where there was none.</summary>
internal sealed record EvidenceRow
{
    public required int Step { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string? Axis { get; init; }
    public required double? Level { get; init; }
    public required double? Weight { get; init; }
    public required bool? Unaided { get; init; }
    public required DateTimeOffset? ObservedAt { get; init; }

    public AxisObservation? Observation => Axis is null ? null
        : new() { Axis = Axis, Level = Level!.Value, Weight = Weight!.Value, Unaided = Unaided!.Value, ObservedAt = ObservedAt!.Value };
}

internal sealed record MemoryRow
{
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required double Stability { get; init; }
    public required double Difficulty { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset LastReviewedAt { get; init; }
    public required int Reps { get; init; }
    public required int Lapses { get; init; }

    public Remembered Memory => new()
    {
        Stability = Stability, Difficulty = Difficulty, DueAt = DueAt, LastReviewedAt = LastReviewedAt, Reps = Reps, Lapses = Lapses,
    };
}
