using System.Diagnostics;

namespace Etude.Platform.Postgres;

/// <summary>
/// Counts what really goes to the database. Npgsql opens an activity for every command or batch it executes; each one that ends
/// in the flow of a request is counted there, also when code went around <see cref="Db"/>.
/// </summary>
public static class RoundTrips
{
    private static readonly AsyncLocal<Tally?> Current = new();
    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = source => source.Name == "Npgsql",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        ActivityStopped = activity => Current.Value?.Add(activity.Duration),
    };

    static RoundTrips() => ActivitySource.AddActivityListener(Listener);

    /// <summary>Begins to count for the current flow; what runs below it adds to the tally.</summary>
    public static Tally Begin()
    {
        var tally = new Tally();
        Current.Value = tally;
        return tally;
    }

    /// <summary>Round trips of one request and the time they took.</summary>
    public sealed class Tally
    {
        private long ticks;
        private int count;

        public int Count => Volatile.Read(ref count);
        public TimeSpan Duration => TimeSpan.FromTicks(Interlocked.Read(ref ticks));

        internal void Add(TimeSpan duration)
        {
            Interlocked.Increment(ref count);
            Interlocked.Add(ref ticks, duration.Ticks);
        }
    }
}
