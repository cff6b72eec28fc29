using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Conversation;

/// <summary>What a person answered to one finding (<c>attempt_reviews.answers</c>, by the finding's place).</summary>
public sealed record FindingAnswer : IJsonColumn
{
    public const string Accepted = "accepted";
    public const string Disagreed = "disagreed";
    public const string Done = "done";

    /// <summary>One of the three.</summary>
    public required string Answer { get; init; }

    /// <summary>Why they disagree; null for the other two.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
