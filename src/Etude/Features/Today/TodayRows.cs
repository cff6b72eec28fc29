using Etude.Features.Axes;
using Etude.Features.Practice;
using Etude.Features.Recall;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;
using Etude.Recall;

namespace Etude.Features.Today;

/// <summary>What Today asks of the database.</summary>
internal static class TodayRows
{
    private const string ProblemColumns = """
        p.slug, p.title, p.type, p.difficulty, p.axes, p.phase_minutes
        """;

    private const string DueSql = $"""
        select {ProblemColumns}, s.stability, s.difficulty as memory_difficulty, s.due_at, s.last_reviewed_at, s.reps, s.lapses,
            coalesce(last.grade, 3)::int as last_grade, coalesce(last.hints, 0) as last_hints, last.grade_reason as last_reason
        from review_state s
        join problems p on p.id = s.problem_id
        left join lateral (
            select a.grade, a.grade_reason, (select coalesce(sum(value::int), 0)::int from jsonb_each_text(a.hints_used)) as hints
            from attempts a
            where a.user_id = @me and a.problem_id = s.problem_id and a.status = 'submitted'
            order by a.submitted_at desc limit 1
        ) last on true
        where s.user_id = @me and p.retired_at is null and not s.suspended and s.stability is not null
            -- With an interview set, what is not due may come early.
            -- What was done today is told as done, whenever it returns.
            and (s.due_at < @now + interval '30 days' or s.last_reviewed_at > @now - interval '2 days' or exists (select from users u where u.id = @me and u.settings_json ? 'interview_date'))
        order by s.due_at limit 5000
        """;

    private const string OpenSql = $"""
        select {ProblemColumns}, a.id, a.phase, a.saved_at
        from attempts a join problems p on p.id = a.problem_id
        where a.user_id = @me and a.status = 'in_progress'
        order by a.saved_at desc limit 20
        """;

    private const string UnseenSql = $"""
        select {ProblemColumns}
        from problems p
        where p.retired_at is null and p.em_mode <> 'only'
            and not exists (select from attempts a where a.user_id = @me and a.problem_id = p.id and a.status <> 'abandoned')
        """;

    internal record ProblemRow
    {
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string Type { get; init; }
        public required string Difficulty { get; init; }
        public required JsonList<string> Axes { get; init; }
        public required JsonMap<int> PhaseMinutes { get; init; }

        /// <param name="scale">What target times are multiplied by for this person.</param>
        public PlanProblem ToProblem(string? scale) => new(Slug, Title, Type, Difficulty, Axes, TimeSettings.Planned(scale, PhaseMinutes));
    }

    internal sealed record DueRow : ProblemRow
    {
        public required double Stability { get; init; }
        public required double MemoryDifficulty { get; init; }
        public required DateTimeOffset DueAt { get; init; }
        public required DateTimeOffset LastReviewedAt { get; init; }
        public required int Reps { get; init; }
        public required int Lapses { get; init; }
        public required int LastGrade { get; init; }
        public required int LastHints { get; init; }
        public required GradeReason? LastReason { get; init; }

        public RecallCandidate ToCandidate(string? scale) => new(ToProblem(scale), new Remembered
        {
            Stability = Stability, Difficulty = MemoryDifficulty, DueAt = DueAt, LastReviewedAt = LastReviewedAt, Reps = Reps, Lapses = Lapses,
        }, (Rating)LastGrade, LastReason?.Sentence, LastHints, LastReason?.Move ?? DateMove.None);
    }

    internal sealed record OpenRow : ProblemRow
    {
        public required Guid Id { get; init; }
        public required string Phase { get; init; }
        public required DateTimeOffset SavedAt { get; init; }

        public OpenAttempt ToOpen(string? scale) => new(Id, ToProblem(scale), Phase, SavedAt);
    }

    internal sealed record JobRow
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required string? Company { get; init; }
        public required JsonMap<double> AxisWeights { get; init; }

        /// <summary>The person's day on which it became the one to aim at; null where that is not known.</summary>
        public required string? Since { get; init; }
    }

    internal sealed record PlanRow
    {
        public required JsonList<StoredPiece> Plan { get; init; }
    }

    /// <summary>What is due or comes back within 30 days, soonest first; with an interview set, all that is in review.</summary>
    public static Pending<IReadOnlyList<DueRow>> Due(Batch batch) => batch.Many<DueRow>(DueSql);

    public static Pending<IReadOnlyList<OpenRow>> Open(Batch batch) => batch.Many<OpenRow>(OpenSql);

    /// <summary>Problems that this person never submitted and has not open.</summary>
    public static Pending<IReadOnlyList<ProblemRow>> Unseen(Batch batch) => batch.Many<ProblemRow>(UnseenSql);

    /// <summary>The newest observations of each axis; see <see cref="AxisLevels.MostObservations"/>.</summary>
    public static Pending<IReadOnlyList<AxisObservation>> Evidence(Batch batch, string[] axes) => batch.Many<AxisObservation>("""
        select e.axis, e.level, e.weight, e.unaided, e.observed_at
        from unnest(@axes) as wanted(axis)
        cross join lateral (
            select axis, level, weight, unaided, observed_at from axis_evidence
            where user_id = @me and axis = wanted.axis
            order by observed_at desc limit @most
        ) e
        """, new { axes, most = AxisLevels.MostObservations });

    /// <summary>The axis weights of the job that the person has made active.</summary>
    public static Pending<JobRow?> Job(Batch batch) => batch.One<JobRow>("""
        select j.id, j.title, j.company, j.axis_weights, u.settings_json ->> 'active_jd_since' as since from users u join jds j on j.user_id = u.id and j.id::text = u.settings_json ->> 'active_jd_id'
        where u.id = @me and j.status = 'done'
        """);

    /// <summary>The plan that today has already.</summary>
    public static Pending<PlanRow?> Plan(Batch batch) => batch.One<PlanRow>("select plan from sessions where user_id = @me and day = (select etude.day(@now))");

    public static Pending<IReadOnlyList<PracticeDay>> Days(Batch batch, int days) => batch.Many<PracticeDay>("""
        select day, seconds_active, attempts_submitted from sessions
        where user_id = @me and day > (select etude.day(@now)) - @days order by day
        """, new { days });
}
