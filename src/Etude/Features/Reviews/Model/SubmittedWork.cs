using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>A submitted attempt as the model's review reads it, long after its page is gone.</summary>
internal sealed record SubmittedWork
{
    /// <summary>This model has reviewed it already, with the prompt as it is now.</summary>
    public required bool Reviewed { get; init; }

    public required bool EmMode { get; init; }
    public required string Language { get; init; }
    public required JsonMap<string> Notes { get; init; }
    public required string Code { get; init; }
    public required JsonMap<int> HintsUsed { get; init; }
    public required string? Prediction { get; init; }
    public required int? Confidence { get; init; }
    public required StoredRun? TestResult { get; init; }
    public required JsonMap<int> TimePerPhase { get; init; }
    public required bool SawSolution { get; init; }

    public required Guid ProblemId { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string Type { get; init; }
    public required string Difficulty { get; init; }
    public required JsonList<string> Axes { get; init; }
    public required string Prompt { get; init; }
    public required string KeyInsight { get; init; }
    public required JsonList<string> Pitfalls { get; init; }
    public required string? Complexity { get; init; }
    public required string Starter { get; init; }
    public required bool HasTests { get; init; }
    public required JsonMap<int> PhaseMinutes { get; init; }

    /// <summary>What the person has the target times multiplied by.</summary>
    public required string? LimitScale { get; init; }

    /// <summary>The reference solution, for refusing a remark that gives it away. Never part of a prompt.</summary>
    public required string Reference { get; init; }

    public Submission Submission => new()
    {
        Problem = new()
        {
            Id = ProblemId, Slug = Slug, Title = Title, Type = Type, Difficulty = Difficulty, Axes = Axes, Prompt = Prompt, KeyInsight = KeyInsight,
            Pitfalls = Pitfalls, Complexity = Complexity, StarterCode = Starter, HasTests = HasTests, PhaseMinutes = TimeSettings.Targets(LimitScale, PhaseMinutes),
        },
        EmMode = EmMode, Notes = Notes, Code = Code, Language = Language, Tests = TestResult?.Outcome, HintsUsed = HintsUsed, Seconds = TimePerPhase,
        Confidence = Confidence, Prediction = Prediction, SawSolution = SawSolution,
    };

    /// <summary>Adds the query to a batch: null when the attempt is gone, or not submitted.</summary>
    public static Pending<SubmittedWork?> Query(Batch batch, Guid attempt, string model) => batch.One<SubmittedWork>("""
        select exists (select from attempt_reviews r where r.user_id = @me and r.attempt_id = a.id and r.engine = 'model' and r.findings_of is null
                and r.model = @model and r.prompt_version = @prompt) as reviewed,
            a.em_mode, coalesce(a.language, 'markdown') as language, a.notes, a.code, a.hints_used, a.prediction, a.confidence,
            a.test_result, a.time_per_phase, a.saw_solution_at is not null as saw_solution, p.id as problem_id, p.slug, p.title, p.type, p.difficulty, p.axes,
            case when a.em_mode then coalesce(p.em_prompt, p.prompt) else p.prompt end as prompt, p.key_insight, p.pitfalls, p.complexity,
            coalesce(p.starter_code ->> coalesce(a.language, 'markdown'), '') as starter, p.test_code ? coalesce(a.language, 'markdown') as has_tests, p.phase_minutes,
            (select settings_json #>> '{time,limit_scale}' from users where id = @me) as limit_scale,
            coalesce(p.ref_solution ->> coalesce(a.language, 'markdown'), '') as reference
        from attempts a
        join problems p on p.id = a.problem_id
        where a.user_id = @me and a.id = @attempt and a.status = 'submitted'
        """, new { attempt, model, prompt = ReviewPrompt.Version });
}

/// <summary>What a review needs of the last test run.</summary>
internal sealed record StoredRun : IJsonColumn
{
    public int Passed { get; init; }
    public int Total { get; init; }
    public int Runs { get; init; } = 1;
    public IReadOnlyList<StoredTest> Tests { get; init; } = [];

    public TestOutcome Outcome => new(Passed, Total, [.. Tests.Where(t => t.Status != "passed").Select(t => t.Name)], Runs);
}

/// <summary>One test of it.</summary>
internal sealed record StoredTest(string Name, string Status);
