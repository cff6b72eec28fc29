using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Etude.Features.Reviews.Model;

/// <summary>What the model has written so far, for whoever watches on this instance. Other instances see it when it is done.</summary>
public sealed class ReviewProgress
{
    /// <summary>Each finding has one, and nothing else has.</summary>
    private const string PerFinding = "\"question\"";

    private readonly ConcurrentDictionary<Guid, Running> running = new();
    private readonly ConcurrentDictionary<(Guid Attempt, Guid Watcher), Channel<int>> watchers = new();

    public void Began(Guid attempt)
    {
        running[attempt] = new Running();
        Tell(attempt, 0);
    }

    /// <summary>A piece of the answer arrived.</summary>
    public void Heard(Guid attempt, string piece)
    {
        if (running.TryGetValue(attempt, out var state) && state.Take(piece))
            Tell(attempt, state.Findings);
    }

    /// <summary>The try is over, however it went: whoever watches looks at the database.</summary>
    public void Ended(Guid attempt)
    {
        running.TryRemove(attempt, out _);
        foreach (var (key, channel) in watchers)
            if (key.Attempt == attempt)
                channel.Writer.TryComplete();
    }

    /// <summary>How many findings there are so far; null when nothing is being written here.</summary>
    public int? Findings(Guid attempt) => running.TryGetValue(attempt, out var state) ? state.Findings : null;

    /// <summary>Waits until there is something new, the try is over, or the time is up.</summary>
    public async Task Wait(Guid attempt, TimeSpan longest, CancellationToken cancel)
    {
        var (key, channel) = ((attempt, Guid.NewGuid()), Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }));
        watchers[key] = channel;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            await channel.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is up.
        }
        finally
        {
            watchers.TryRemove(key, out _);
        }
    }

    private void Tell(Guid attempt, int findings)
    {
        foreach (var (key, channel) in watchers)
            if (key.Attempt == attempt)
                channel.Writer.TryWrite(findings);
    }

    private sealed class Running
    {
        private string tail = "";

        public int Findings { get; private set; }

        /// <summary>True when another finding was begun.</summary>
        public bool Take(string piece)
        {
            var text = tail + piece;
            var found = 0;
            var from = 0;
            for (var at = text.IndexOf(PerFinding, StringComparison.Ordinal); at >= 0; at = text.IndexOf(PerFinding, from, StringComparison.Ordinal))
                (found, from) = (found + 1, at + PerFinding.Length);
            tail = text[Math.Max(from, text.Length - PerFinding.Length + 1)..];
            Findings += found;
            return found > 0;
        }
    }
}
