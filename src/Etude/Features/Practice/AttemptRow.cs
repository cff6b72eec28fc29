using System.Text.Json.Serialization;
using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;

namespace Etude.Features.Practice;

/// <summary>One attempt with its problem and what is remembered of it: all that the studio, a submission and a result need.</summary>
public sealed record AttemptRow
{
    public required Guid Id { get; init; }
    public required string Status { get; init; }
    public required bool EmMode { get; init; }
    public required string Language { get; init; }
    public required string Phase { get; init; }
    public required JsonMap<string> Notes { get; init; }
    public required string Code { get; init; }
    public required JsonMap<int> HintsUsed { get; init; }
    public required string? Prediction { get; init; }
    public required int? Confidence { get; init; }
    public required TestResult? TestResult { get; init; }
    public required JsonMap<int> TimePerPhase { get; init; }
    public required DateTimeOffset? SawSolutionAt { get; init; }
    public required int? Grade { get; init; }
    public required GradeReason? GradeReason { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required int Number { get; init; }

    public required Guid ProblemId { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string Type { get; init; }
    public required string Difficulty { get; init; }
    public required JsonList<string> Axes { get; init; }
    public required string Prompt { get; init; }
    public required string? ContentMd { get; init; }
    public required JsonMap<string> StarterCode { get; init; }
    public required JsonMap<string> RefSolution { get; init; }
    public required JsonMap<string> TestCode { get; init; }
    public required JsonMap<string[]> Hints { get; init; }
    public required JsonMap<int> PhaseMinutes { get; init; }
    public required string KeyInsight { get; init; }
    public required JsonList<string> Pitfalls { get; init; }
    public required string? Complexity { get; init; }

    public required double? MedianSeconds { get; init; }
    public required double? Stability { get; init; }
    public required double? MemoryDifficulty { get; init; }
    public required DateTimeOffset? DueAt { get; init; }
    public required DateTimeOffset? LastReviewedAt { get; init; }
    public required int? Reps { get; init; }
    public required int? Lapses { get; init; }

    /// <summary>Reviews after the first of each problem, over all problems.</summary>
    public required int Repeats { get; init; }

    /// <summary>How many other problems return at each instant (seconds since 1970) of the next 120 days, or wait already.</summary>
    public required JsonMap<int> Returns { get; init; }

    public bool HasTests => TestCode.ContainsKey(Language);

    /// <summary>The other languages in which this problem can be solved.</summary>
    public IEnumerable<string> OtherLanguages => TestCode.Keys.Where(l => l != Language).Order(StringComparer.Ordinal);

    public string Starter => StarterCode.GetValueOrDefault(Language, "");

    /// <summary>The solution in this attempt's language, or the one there is.</summary>
    public string Reference => RefSolution.GetValueOrDefault(Language) ?? RefSolution.Values.FirstOrDefault("");

    public Remembered? Memory => Stability is not { } stability ? null : new Remembered
    {
        Stability = stability,
        Difficulty = MemoryDifficulty!.Value,
        DueAt = DueAt!.Value,
        LastReviewedAt = LastReviewedAt!.Value,
        Reps = Reps!.Value,
        Lapses = Lapses!.Value,
    };

    public ProblemBrief Brief => new()
    {
        Id = ProblemId, Slug = Slug, Title = Title, Type = Type, Difficulty = Difficulty, Axes = Axes, Prompt = Prompt, KeyInsight = KeyInsight,
        Pitfalls = Pitfalls, Complexity = Complexity, StarterCode = Starter, HasTests = HasTests, PhaseMinutes = PhaseMinutes,
    };

    /// <summary>Adds the query to a batch: null when the attempt does not exist or is somebody else's.</summary>
    public static Pending<AttemptRow?> Query(Batch batch, Guid id) => batch.One<AttemptRow>("""
        select a.id, a.status, a.em_mode, coalesce(a.language, 'markdown') as language, a.phase, a.notes, a.code, a.hints_used, a.prediction,
            a.confidence, a.test_result, a.time_per_phase, a.saw_solution_at, a.grade, a.grade_reason, a.revision, a.saved_at, a.submitted_at,
            (select count(*)::int from attempts o
             where o.user_id = @me and o.problem_id = a.problem_id and o.submitted_at <= coalesce(a.submitted_at, @now)) + (a.submitted_at is null)::int as number,
            p.id as problem_id, p.slug, p.title, p.type, p.difficulty, p.axes,
            case when a.em_mode then coalesce(p.em_prompt, p.prompt) else p.prompt end as prompt, p.content_md,
            p.starter_code, p.ref_solution, p.test_code, p.hints, p.phase_minutes, p.key_insight, p.pitfalls, p.complexity,
            (select percentile_cont(0.5) within group (order by t.seconds)
             from (select time_per_phase from attempts o
                 where o.user_id = @me and o.problem_id = a.problem_id and o.status = 'submitted' and o.id <> a.id
                 order by o.submitted_at desc limit 15) recent
             cross join lateral (select sum(value::float8) as seconds from jsonb_each_text(recent.time_per_phase)) t) as median_seconds,
            s.stability, s.difficulty as memory_difficulty, s.due_at, s.last_reviewed_at, s.reps, s.lapses,
            (select coalesce(sum(greatest(reps - 1, 0)), 0)::int from review_state where user_id = @me) as repeats,
            coalesce((select jsonb_object_agg(extract(epoch from d.due_at)::bigint, d.problems) from (
                select due_at, count(*) as problems from review_state
                where user_id = @me and problem_id <> a.problem_id and not suspended and due_at < @now + interval '120 days'
                group by due_at) d), '{}') as returns
        from attempts a
        join problems p on p.id = a.problem_id
        left join review_state s on s.user_id = a.user_id and s.problem_id = a.problem_id and s.stability is not null
        where a.user_id = @me and a.id = @id
        """, new { id });
}

/// <summary>Why a grade is what it is (<c>attempts.grade_reason</c>).</summary>
public sealed record GradeReason : IJsonColumn
{
    public required string Sentence { get; init; }
    public required int Earned { get; init; }
    public required bool Unaided { get; init; }

    /// <summary>True when the person chose another grade than the earned one.</summary>
    public bool Overridden { get; init; }

    /// <summary>What moved the day of return.</summary>
    public MovedBy MovedBy { get; init; }

    /// <summary>By how many days: above 0 later, below earlier.</summary>
    public int MovedDays { get; init; }

    [JsonIgnore]
    public DateMove Move => new(MovedBy, MovedDays);
}
