using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Voices;

/// <summary>A frozen review as one voice says it. Findings, spans, levels and scores are the review's own.</summary>
public sealed record VoicedReview
{
    /// <summary>The voice's key.</summary>
    public required string Voice { get; init; }

    public required string Opening { get; init; }
    public required string Closing { get; init; }

    /// <summary>One for each finding of the review, in its order.</summary>
    public required IReadOnlyList<FindingWording> Findings { get; init; }

    /// <summary>True when a model worded it; false for the phrasings that people wrote.</summary>
    public required bool ByModel { get; init; }
}

/// <summary>The words of one finding; nothing else about it can be said differently.</summary>
public sealed record FindingWording(string Title, string Claim, string Question);
