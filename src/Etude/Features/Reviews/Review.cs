using Etude.Platform.Postgres;

namespace Etude.Features.Reviews;

/// <summary>What one engine made of one submission; stored in <c>attempt_reviews</c> as it stands.</summary>
public sealed record Review
{
    public required string RubricVersion { get; init; }

    /// <summary>0 to 100, computed from the levels of the signals.</summary>
    public required int OverallScore { get; init; }

    public required JsonMap<PhaseReview> PerPhase { get; init; }
    public required JsonList<Finding> Findings { get; init; }

    /// <summary>Claims left out because their span did not resolve.</summary>
    public required int DroppedClaims { get; init; }

    public required string SummaryMd { get; init; }
}

/// <summary>The score of one phase, 0 to 100, and the levels it comes from.</summary>
public sealed record PhaseReview
{
    public required int Score { get; init; }
    public required JsonList<SignalLevel> Signals { get; init; }
}

/// <summary>How far a signal was shown, 0 (not at all) to 3 (fully), and the anchor that says what this level means.</summary>
public sealed record SignalLevel(string Signal, int Level, string Anchor);

/// <summary>One claim about the submission, resting on words or code of the person.</summary>
public sealed record Finding
{
    /// <summary>Fully shown: a strength.</summary>
    public const int TopLevel = 3;

    /// <summary>A phase's name, or <c>code</c>.</summary>
    public required string Source { get; init; }

    public required Span Span { get; init; }

    /// <summary>Cut from the submission by the server, never by whoever made the claim.</summary>
    public required string Quote { get; init; }

    public required string Signal { get; init; }
    public required int Level { get; init; }

    /// <summary>What this level looks like, as the rubric has it; empty in reviews of an earlier version.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>A few words.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>One question to think about; never the fix.</summary>
    public required string Question { get; init; }
}

/// <summary>A place in one text: UTF-16 offsets, start inclusive, end exclusive, and the hash of the text they belong to.</summary>
/// <param name="Hash">First 16 hex digits of the SHA-256 of the UTF-8 text.</param>
public sealed record Span(int Start, int End, string Hash);
