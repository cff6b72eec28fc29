using Etude.Features.Reviews;
using Etude.Features.Reviews.Conversation;
using Etude.Platform.Postgres;

namespace Etude.Features.Practice.Result;

/// <summary>The finished review of an attempt, beside the scores and findings of the attempt before it.</summary>
public sealed record ReviewedRow
{
    /// <summary>The review whose findings these are.</summary>
    public required Guid Id { get; init; }

    public required string Engine { get; init; }

    /// <summary>The model that made it; null for the rules.</summary>
    public required string? Model { get; init; }

    /// <summary>Both the rules and a model have reviewed this attempt.</summary>
    public required bool HasBoth { get; init; }

    public required string RubricVersion { get; init; }
    public required string SummaryMd { get; init; }
    public required JsonMap<PhaseReview> PerPhase { get; init; }
    public required int OverallScore { get; init; }
    public required JsonList<Finding> RubricSignals { get; init; }
    public required int DroppedClaims { get; init; }

    /// <summary>What the person answered, by the finding's place.</summary>
    public required JsonMap<FindingAnswer> Answers { get; init; }

    public required double? StabilityBefore { get; init; }
    public required double? DifficultyBefore { get; init; }
    public required DateTimeOffset? ReviewedBefore { get; init; }
    public required JsonMap<PhaseReview>? PreviousPhases { get; init; }
    public required DateTimeOffset? PreviousAt { get; init; }
    public required JsonList<Finding>? PreviousFindings { get; init; }
    public required JsonMap<FindingAnswer>? PreviousAnswers { get; init; }
    public required bool Newest { get; init; }

    /// <summary>When the person last solved this problem without help before; null for never.</summary>
    public required DateTimeOffset? SolvedAloneAt { get; init; }

    public required string? NextSlug { get; init; }
    public required string? NextTitle { get; init; }

    /// <summary>Who has switched the model off is shown the review by the rules alone.</summary>
    /// <param name="by">The engine whose review is wanted; the model's goes first when nothing is said.</param>
    public static Pending<ReviewedRow?> Query(Batch batch, Guid attempt, string? by) => batch.One<ReviewedRow>("""
        select r.id, r.engine, r.model,
            exists (select from attempt_reviews o where o.user_id = @me and o.attempt_id = a.id and o.status = 'done' and o.findings_of is null and o.engine <> r.engine) and wants.model as has_both,
            r.rubric_version, coalesce(r.summary_md, '') as summary_md, r.per_phase, r.overall_score, r.rubric_signals, r.dropped_claims, r.answers,
            l.stability_before, l.difficulty_before, before.reviewed_at as reviewed_before,
            previous.per_phase as previous_phases, previous.submitted_at as previous_at,
            previous.rubric_signals as previous_findings, previous.answers as previous_answers,
            not exists (select from attempts o where o.user_id = @me and o.problem_id = a.problem_id and o.submitted_at > a.submitted_at) as newest,
            (select max(o.submitted_at) from attempts o where o.user_id = @me and o.problem_id = a.problem_id and o.submitted_at < a.submitted_at
                and o.grade > 1 and o.grade_reason -> 'unaided' = 'true') as solved_alone_at,
            next.slug as next_slug, next.title as next_title
        from attempts a
        cross join lateral (select coalesce(settings_json -> 'ai_enabled', 'true') <> 'false' as model from users where id = @me) wants
        join attempt_reviews r on r.user_id = a.user_id and r.attempt_id = a.id and r.status = 'done' and r.findings_of is null and (r.engine <> 'model' or wants.model)
        left join lateral (
            select stability_before, difficulty_before from review_log l
            where l.user_id = @me and l.attempt_id = a.id order by l.reviewed_at, l.id limit 1
        ) l on true
        left join lateral (
            select reviewed_at from review_log o
            where o.user_id = @me and o.problem_id = a.problem_id and o.attempt_id is distinct from a.id and o.reviewed_at < a.submitted_at
            order by reviewed_at desc limit 1
        ) before on true
        left join lateral (
            select q.per_phase, q.rubric_signals, q.answers, o.submitted_at from attempts o
            join attempt_reviews q on q.user_id = o.user_id and q.attempt_id = o.id and q.status = 'done' and q.findings_of is null and q.engine = r.engine
            where o.user_id = @me and o.problem_id = a.problem_id and o.submitted_at < a.submitted_at
            order by o.submitted_at desc, q.created_at desc limit 1
        ) previous on true
        left join lateral (
            select p.slug, p.title from review_state s join problems p on p.id = s.problem_id
            where s.user_id = @me and p.retired_at is null and not s.suspended and s.due_at <= @now and s.problem_id <> a.problem_id
            order by s.due_at limit 1
        ) next on true
        where a.user_id = @me and a.id = @attempt and a.status = 'submitted'
        order by (r.engine = @by) desc, r.created_at desc limit 1
        """, new { attempt, by = by ?? "model" });
}
