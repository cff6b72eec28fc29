using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Etude.Platform.Web;

/// <summary>Allows so many within any window of time that ends now, by the app's clock, and says exactly when the next is allowed.</summary>
internal sealed class WindowLimiter(TimeProvider clock, int most, TimeSpan window) : RateLimiter
{
    private readonly Queue<DateTimeOffset> allowed = new(most);
    private readonly Lock door = new();
    private DateTimeOffset lastAsked = clock.GetUtcNow();

    /// <summary>Once nothing counts any more, it may be forgotten.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (door)
            {
                var now = clock.GetUtcNow();
                Forget(now);
                return allowed.Count == 0 ? now - lastAsked : null;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (door)
        {
            var now = lastAsked = clock.GetUtcNow();
            Forget(now);
            if (allowed.Count + permitCount > most)
                return new Lease(allowed.TryPeek(out var oldest) ? oldest + window - now : window);
            for (var i = 0; i < permitCount; i++)
                allowed.Enqueue(now);
            return new Lease(null);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private void Forget(DateTimeOffset now)
    {
        while (allowed.TryPeek(out var oldest) && oldest + window <= now)
            allowed.Dequeue();
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = wait;
            return metadata is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
