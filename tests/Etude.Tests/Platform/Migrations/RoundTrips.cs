using System.Diagnostics;

namespace Etude.Tests.Platform.Migrations;

/// <summary>Counts the commands and batches that Npgsql sends to one database.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly ActivityListener listener;
    private int count;

    public RoundTrips(string database)
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => Equals(tag.Value, database)) && activity.TagObjects.Any(tag => tag.Key == "db.query.text"))
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Count => count;

    public void Dispose() => listener.Dispose();
}
