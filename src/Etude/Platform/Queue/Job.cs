namespace Etude.Platform.Queue;

/// <summary>A job that this instance has claimed. <see cref="Attempts"/> also tells this claim from every other.</summary>
public sealed record Job
{
    /// <summary>Whose job it is.</summary>
    public required Guid UserId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The name of its <see cref="JobKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The row it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Which try this is, from 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>
    /// Why nothing is done for this person at the moment: <c>closed</c>, the account is banned or deleted; <c>leaving</c>, they have asked for
    /// it to be deleted. Null when they may have their jobs done.
    /// </summary>
    public string? Barred { get; init; }
}

/// <summary>A try that failed for a known reason. The sentence is shown to the person: plain, and without anything secret.</summary>
public sealed class JobException : Exception
{
    private JobException(string sentence, bool isFinal, TimeSpan? after, Exception? cause) : base(sentence, cause) =>
        (IsFinal, After) = (isFinal, after);

    /// <summary>True when another try would fail in the same way.</summary>
    public bool IsFinal { get; }

    /// <summary>How long to wait before the next try; null for the queue's own back-off.</summary>
    public TimeSpan? After { get; }

    /// <summary>It failed, and trying again by itself would not help; the person may still ask for it.</summary>
    public static JobException ForGood(string sentence, Exception? cause = null) => new(sentence, isFinal: true, null, cause);

    /// <summary>It failed for now, such as by a 429 with <c>retry-after</c>.</summary>
    public static JobException ForNow(string sentence, TimeSpan? after = null, Exception? cause = null) => new(sentence, isFinal: false, after, cause);
}
