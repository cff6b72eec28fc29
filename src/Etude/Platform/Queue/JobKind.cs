namespace Etude.Platform.Queue;

/// <summary>Does one job. See <see cref="Queue"/> for what it may count on.</summary>
/// <param name="job">What is to be done, and for whom.</param>
/// <param name="services">The app's services, in a scope of this job alone.</param>
/// <param name="cancel">Asked to stop: the app is shutting down, the job took too long, or another worker has it now.</param>
public delegate Task JobHandler(Job job, IServiceProvider services, CancellationToken cancel);

/// <summary>A kind of job and who does it.</summary>
/// <param name="Name">Lower case, digits and underscores, at most 60 characters; stored with each job, so it never changes.</param>
/// <param name="Handle">Does a job of this kind.</param>
public sealed record JobKind(string Name, JobHandler Handle)
{
    /// <summary>
    /// False: somebody waits, so it runs in one of the instance's places at once. True: it can wait, and may keep a processor busy;
    /// an instance runs one such job at a time, beside the places.
    /// </summary>
    public bool IsBackground { get; init; }

    /// <summary>True for what is done for a closed account too, such as its end.</summary>
    public bool EvenWhenBarred { get; init; }

    /// <summary>How long one try may take; then it is stopped and counts as failed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often it is tried before it counts as failed for good.</summary>
    public int MostAttempts { get; init; } = 5;
}
