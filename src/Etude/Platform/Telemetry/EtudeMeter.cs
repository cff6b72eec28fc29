using System.Diagnostics.Metrics;

namespace Etude.Platform.Telemetry;

/// <summary>
/// What Etude measures of itself, as <c>System.Diagnostics.Metrics</c> does: without a listener an instrument is not enabled, and then nothing is
/// measured. Tags come from closed sets: routes, kinds, outcomes; never a person, an address or a word of anybody's.
/// </summary>
public static class EtudeMeter
{
    public const string Name = "Etude";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<int> Trips = Meter.CreateHistogram<int>("etude.request.round_trips", "{round trip}", "Round trips to the database of one request.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("etude.model.tokens", "{token}", "Tokens that the language model read and wrote.");
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("etude.model.cost", "USD", "What calls of the language model cost, where prices are set.");
    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>("etude.jobs", "{try}", "Tries of jobs of the queue by what they came to.");

    private static SyncFigures? lastSync;
    private static QueueFigures? queue;

    static EtudeMeter()
    {
        Meter.CreateObservableGauge("etude.content.pieces", Pieces, "{piece}", "What the last content sync did with each piece.");
        Meter.CreateObservableGauge("etude.content.sync.duration", () => lastSync is { } sync ? [new Measurement<double>(sync.Seconds)] : Array.Empty<Measurement<double>>(), "s", "How long the last content sync took.");
        Meter.CreateObservableGauge("etude.queue.depth", Depth, "{job}", "Jobs of the queue by how they stand.");
        Meter.CreateObservableGauge("etude.queue.age", () => queue is { } now ? [new Measurement<double>(now.OldestSeconds)] : Array.Empty<Measurement<double>>(), "s", "How long the oldest due job has waited.");
    }

    /// <summary>Whether anybody listens to the round trips of requests.</summary>
    public static bool CountsRequests => Trips.Enabled;

    /// <param name="route">The route's template.</param>
    public static void Requested(int roundTrips, string route, int status) =>
        Trips.Record(roundTrips, new("http.route", route), new("http.response.status_code", status));

    /// <param name="purpose">What the call was for, as <c>llm_calls</c> keeps it.</param>
    /// <param name="status">How it went, as <c>llm_calls</c> keeps it.</param>
    /// <param name="cost">US dollars; null without prices.</param>
    public static void Called(string purpose, string status, int inputTokens, int outputTokens, decimal? cost)
    {
        if (!Tokens.Enabled)
            return;
        Tokens.Add(inputTokens, new("direction", "input"), new("purpose", purpose), new("status", status));
        Tokens.Add(outputTokens, new("direction", "output"), new("purpose", purpose), new("status", status));
        if (cost is { } dollars)
            Cost.Add((double)dollars, new("purpose", purpose), new("status", status));
    }

    /// <param name="outcome"><c>done</c>, <c>again</c>, <c>failed</c> or <c>handed_back</c>.</param>
    public static void Worked(string kind, string outcome)
    {
        if (Jobs.Enabled)
            Jobs.Add(1, new("kind", kind), new("outcome", outcome));
    }

    public static void Synced(SyncFigures figures) => lastSync = figures;

    public static void Queued(QueueFigures figures) => queue = figures;

    private static IEnumerable<Measurement<long>> Pieces() => lastSync is { } sync
        ? [Outcome(sync.Unchanged, "unchanged"), Outcome(sync.Written, "written"), Outcome(sync.Retired, "retired"), Outcome(sync.Failed, "failed")] : [];

    private static IEnumerable<Measurement<long>> Depth() => queue is { } now
        ? [Outcome(now.Waiting, "waiting"), Outcome(now.Running, "running"), Outcome(now.Failed, "failed")] : [];

    private static Measurement<long> Outcome(long number, string outcome) => new(number, new KeyValuePair<string, object?>("outcome", outcome));
}

/// <summary>What a content sync did, in pieces, and how long it took.</summary>
public sealed record SyncFigures(int Unchanged, int Written, int Retired, int Failed, double Seconds);

/// <summary>How the queue stood when it was last looked at; 0 seconds where no job is due.</summary>
public sealed record QueueFigures(int Waiting, int Running, int Failed, double OldestSeconds);
