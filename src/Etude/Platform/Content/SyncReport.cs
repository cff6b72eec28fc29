using System.Text.Json.Serialization;

namespace Etude.Platform.Content;

/// <summary>What a sync did. A piece is a problem, an item of the library, or a file that could not be used.</summary>
public sealed record SyncReport
{
    /// <summary>Pieces looked at: unchanged, written and failed together.</summary>
    public required int Scanned { get; init; }

    /// <summary>Pieces whose rows said the same already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows inserted, updated or brought back.</summary>
    public required int Written { get; init; }

    /// <summary>Rows whose files are gone.</summary>
    public required int Retired { get; init; }

    /// <summary>Files with a mistake; their rows stayed as they were.</summary>
    public required int Failed { get; init; }

    /// <summary>Round trips to the database, counted on the way.</summary>
    public required int RoundTrips { get; init; }

    /// <summary>From the call to its end, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>Every mistake, sorted by file and place.</summary>
    [JsonIgnore]
    public IReadOnlyList<ContentMistake> Mistakes { get; init; } = [];

    /// <summary>The same in one line for people.</summary>
    public override string ToString() =>
        $"Content: {Scanned} scanned, {Unchanged} unchanged, {Written} written, {Retired} retired, {Failed} failed "
        + $"({Counted.Of(RoundTrips, "round trip")}, {ElapsedMs:0} ms).";
}
