using Npgsql;

namespace Etude.Platform.Queue;

/// <summary>What one try of a job comes to.</summary>
internal abstract record JobOutcome
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private JobOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : JobOutcome;

    /// <summary>It is to be tried again at that instant.</summary>
    public sealed record Again(DateTimeOffset At, string Sentence) : JobOutcome;

    /// <summary>It failed for good.</summary>
    public sealed record Failed(string Sentence) : JobOutcome;

    /// <summary>This instance stops before it is done: whoever is free takes it, and the try does not count.</summary>
    public sealed record HandedBack : JobOutcome;

    /// <summary>What a failed try comes to.</summary>
    /// <param name="failure">What the handler threw.</param>
    public static JobOutcome Of(Exception failure, Job job, JobKind kind, DateTimeOffset now)
    {
        var sentence = Words(failure, kind);
        return failure is JobException { IsFinal: true } || job.Attempts >= kind.MostAttempts
            ? new Failed(sentence)
            : new Again(now + ((failure as JobException)?.After ?? Pause(job)), sentence);
    }

    /// <summary>What a job comes to whose person is shut out: it is left undone, and says so to them should they ever be back.</summary>
    /// <param name="barred">See <see cref="Job.Barred"/>.</param>
    public static JobOutcome LeftUndone(string barred) => new Failed(
        barred == "leaving" ? "The account was about to be deleted, so this was left undone." : "The account was closed, so this was left undone.");

    /// <summary>5 seconds, then twice as long each time up to a quarter of an hour, a fifth more or less by the job's id, so that what failed together does not come together again.</summary>
    public static TimeSpan Pause(Job job)
    {
        var doubled = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, Math.Min(job.Attempts - 1, 20)), LongestPause.TotalSeconds);
        // The last bytes of a version 7 id are random.
        var spread = 0.8 + (0.4 * job.Id.ToByteArray(bigEndian: true)[15] / 255.0);
        return TimeSpan.FromSeconds(doubled * spread);
    }

    /// <summary>What the person reads. An unexpected exception may hold anything, so it goes to the log alone.</summary>
    private static string Words(Exception failure, JobKind kind)
    {
        var sentence = failure switch
        {
            JobException or PlainException => failure.Message,
            OperationCanceledException => $"It took longer than {kind.Limit.TotalMinutes:0.#} minutes.",
            NpgsqlException => "The database did not answer.",
            _ => "Something went wrong on Etude's side; its log says what.",
        };
        return sentence.Length <= 1000 ? sentence : sentence[..1000];
    }
}
