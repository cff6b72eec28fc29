using Etude.Platform.Postgres;

namespace Etude.Features.Feedback;

/// <summary>A message with what was sent along and what was answered.</summary>
public sealed record FeedbackRow
{
    public required Guid UserId { get; init; }
    public required Guid Id { get; init; }
    public required string Page { get; init; }
    public required string Kind { get; init; }
    public required string Body { get; init; }
    public required FeedbackContext Context { get; init; }
    public required string Status { get; init; }
    public required string? ReplyMd { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? RepliedAt { get; init; }
}

/// <summary>What was sent along (<c>feedback.context</c>), cut from the database and not taken from the form.</summary>
public sealed record FeedbackContext : IJsonColumn
{
    /// <summary>The sender's name, where they have given one.</summary>
    public string? Name { get; init; }

    public Guid? ReviewId { get; init; }
    public string? Signal { get; init; }
    public string? Claim { get; init; }
    public string? Quote { get; init; }
}
