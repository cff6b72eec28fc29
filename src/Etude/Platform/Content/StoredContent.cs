using Etude.Platform.Postgres;

namespace Etude.Platform.Content;

/// <summary>What the database holds of the content: names and hashes, no texts.</summary>
internal sealed record StoredContent(IReadOnlyDictionary<string, StoredPiece> Problems, IReadOnlyDictionary<string, StoredPiece> Items)
{
    /// <summary>Reads it in one round trip.</summary>
    public static async Task<StoredContent> Read(Db db, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var problems = batch.Many<StoredPiece>("""
            select slug, content_hash, retired_at is not null as is_retired, axes ->> 0 as main_axis
            from problems
            """);
        var items = batch.Many<StoredPiece>("""
            select slug, content_hash, retired_at is not null as is_retired, axes ->> 0 as main_axis
            from content_items
            where source_kind = 'curated'
            """);
        await batch.Run(cancel);
        return new StoredContent(BySlug(problems.Value), BySlug(items.Value));
    }

    private static Dictionary<string, StoredPiece> BySlug(IReadOnlyList<StoredPiece> pieces) =>
        pieces.ToDictionary(p => p.Slug, StringComparer.Ordinal);
}

/// <summary>A row of content as the sync needs to know it.</summary>
internal sealed record StoredPiece
{
    public required string Slug { get; init; }
    /// <summary>Null when the row must be written again whatever the file says.</summary>
    public string? ContentHash { get; init; }
    public required bool IsRetired { get; init; }
    public string? MainAxis { get; init; }
}
