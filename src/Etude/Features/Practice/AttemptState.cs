using Etude.Platform.Postgres;

namespace Etude.Features.Practice;

/// <summary>Where an attempt stands after a deed; null when it does not exist or is somebody else's.</summary>
internal sealed record AttemptState
{
    public required string Status { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    public bool IsOpen => Status == "in_progress";

    public static Pending<AttemptState?> Query(Batch batch, Guid id) =>
        batch.One<AttemptState>("select status, revision, saved_at from attempts where user_id = @me and id = @id", new { id });
}
