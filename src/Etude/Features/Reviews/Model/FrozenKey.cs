using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>What a model's review depends on. Where all four are the same, so is the review.</summary>
internal sealed record FrozenKey(string Submission, string RubricVersion, string PromptVersion, string Model)
{
    /// <summary>The review that this person already has under this key, of whichever attempt.</summary>
    public async Task<Review?> Find(Db db, Guid person, CancellationToken cancel)
    {
        await using var batch = db.As(person);
        var found = batch.One<Row>("""
            select overall_score, per_phase, rubric_signals, dropped_claims, coalesce(summary_md, '') as summary_md from attempt_reviews
            where user_id = @me and submission_hash = @submission and rubric_version = @rubric and prompt_version = @prompt and model = @model
                and status = 'done' and findings_of is null
            order by created_at limit 1
            """, new { submission = Submission, rubric = RubricVersion, prompt = PromptVersion, model = Model });
        await batch.Run(cancel);
        return found.Value is not { } row ? null : new Review
        {
            RubricVersion = RubricVersion, OverallScore = row.OverallScore, PerPhase = row.PerPhase, Findings = row.RubricSignals,
            DroppedClaims = row.DroppedClaims, SummaryMd = row.SummaryMd,
        };
    }

    private sealed record Row
    {
        public required int OverallScore { get; init; }
        public required JsonMap<PhaseReview> PerPhase { get; init; }
        public required JsonList<Finding> RubricSignals { get; init; }
        public required int DroppedClaims { get; init; }
        public required string SummaryMd { get; init; }
    }
}
