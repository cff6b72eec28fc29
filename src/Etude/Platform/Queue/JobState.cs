using Etude.Platform.Postgres;

namespace Etude.Platform.Queue;

/// <summary>How the newest job of a kind about one subject stands, as its person sees it.</summary>
public sealed record JobState
{
    public required Guid Id { get; init; }

    /// <summary>The row it is about; not asked for where that is known.</summary>
    public Guid SubjectId { get; init; }


    /// <summary><c>queued</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Tries so far, the running one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it may run next, while it is queued.</summary>
    public required DateTimeOffset RunAt { get; init; }

    /// <summary>Why the last try failed, in a sentence; null when none did.</summary>
    public required string? LastError { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public bool IsLive => Status is "queued" or "running";

    /// <summary>Adds the query to a person's batch: null when nobody ever asked for it.</summary>
    public static Pending<JobState?> Query(Batch batch, JobKind kind, Guid subject) => batch.One<JobState>("""
        select id, status, attempts, run_at, last_error, finished_at from jobs
        where user_id = @me and kind = @kind and subject_id = @subject
        order by created_at desc limit 1
        """, new { kind = kind.Name, subject });

    /// <summary>The newest of a kind, whatever it is about; for where the row is known only from the same batch.</summary>
    public static Pending<JobState?> Newest(Batch batch, JobKind kind) => batch.One<JobState>("""
        select id, subject_id, status, attempts, run_at, last_error, finished_at from jobs
        where user_id = @me and kind = @kind
        order by created_at desc limit 1
        """, new { kind = kind.Name });
}
