using Etude.Features.Recall;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;
using Etude.Shell;

namespace Etude.Features.Problems;

/// <summary>One problem before practice: the statement, the time it asks for, and what the person did on it so far.</summary>
public static class ShowProblem
{
    public sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Slug { get; init; }
        public required string Title { get; init; }
        public required string Type { get; init; }
        public required string Difficulty { get; init; }
        public required string EmMode { get; init; }
        public required JsonList<string> Axes { get; init; }
        public required string Prompt { get; init; }
        public required string? EmPrompt { get; init; }
        public required JsonMap<int> PhaseMinutes { get; init; }
        public required DateTimeOffset? RetiredAt { get; init; }
        public required double? Stability { get; init; }
        public required double? MemoryDifficulty { get; init; }
        public required DateTimeOffset? DueAt { get; init; }
        public required DateTimeOffset? LastReviewedAt { get; init; }

        public Remembered? Memory => Stability is not { } stability ? null : new()
        {
            Stability = stability, Difficulty = MemoryDifficulty!.Value, DueAt = DueAt!.Value, LastReviewedAt = LastReviewedAt!.Value, Reps = 1, Lapses = 0,
        };
    }

    public sealed record Past
    {
        public required Guid Id { get; init; }
        public required string Status { get; init; }
        public required int? Grade { get; init; }
        public required int? Score { get; init; }
        public required int Hints { get; init; }
        public required int Seconds { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public required DateTimeOffset? SubmittedAt { get; init; }
    }

    /// <param name="Targets">Minutes by phase as they count for this person; empty where no target is wanted.</param>
    public sealed record Model(Row Problem, JsonMap<int> Targets, IReadOnlyList<Past> Attempts, ContentFiles Content, DateTimeOffset Now, TimeZoneInfo Zone, RecallModel Memory)
    {
        public Past? Open => Attempts.FirstOrDefault(a => a.Status == "in_progress");

        public IEnumerable<Past> Submitted => Attempts.Where(a => a.Status == "submitted");
    }

    public static async Task<IResult> Handle(string slug, Me me, Db db, PageContext page, ContentFiles content, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var problem = batch.One<Row>("""
            select p.id, p.slug, p.title, p.type, p.difficulty, p.em_mode, p.axes, p.prompt, p.em_prompt, p.phase_minutes, p.retired_at,
                s.stability, s.difficulty as memory_difficulty, s.due_at, s.last_reviewed_at
            from problems p
            left join review_state s on s.user_id = @me and s.problem_id = p.id and s.stability is not null
            where p.slug = @slug
                and (p.retired_at is null or exists (select from attempts a where a.user_id = @me and a.problem_id = p.id))
            """, new { slug });
        var attempts = batch.Many<Past>("""
            select a.id, a.status, a.grade, a.started_at, a.submitted_at,
                (select r.overall_score from attempt_reviews r where r.user_id = @me and r.attempt_id = a.id and r.status = 'done' and r.findings_of is null
                 order by r.created_at desc limit 1) as score,
                (select coalesce(sum(value::int), 0)::int from jsonb_each_text(a.hints_used)) as hints,
                (select coalesce(sum(value::int), 0)::int from jsonb_each_text(a.time_per_phase)) as seconds
            from attempts a
            where a.user_id = @me and a.problem_id = (select id from problems where slug = @slug)
            order by a.submitted_at desc nulls first limit 50
            """, new { slug });
        await batch.Run(cancel);
        if (problem.Value is not { } row)
            return page.NotHere(batch, "There is no problem at this address. Practice lists every problem there is.");
        var settings = batch.Person!.Settings;
        var targets = TimeSettings.Targets(settings.Time?.LimitScale, row.PhaseMinutes);
        return page.Show<ProblemPage>(row.Title, new Model(row, targets, attempts.Value, content, batch.Now, settings.Zone, Scheduler.Of(settings)), batch);
    }
}
