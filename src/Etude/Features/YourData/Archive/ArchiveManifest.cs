using System.Text.Json;
using Etude.Platform.Archives;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Archive;

/// <summary>What an archive says of itself (<c>manifest.json</c>).</summary>
internal sealed record ArchiveManifest
{
    public required string Format { get; init; }
    public required int Version { get; init; }

    /// <summary>The newest migration of the Etude that made it.</summary>
    public required int Schema { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What the ids of this archive are mixed with, see <see cref="ArchiveIds"/>.</summary>
    public required string Ids { get; init; }

    /// <summary>The tables. Every other file is listed in SHA256SUMS.</summary>
    public required IReadOnlyList<ArchivedTable> Tables { get; init; }

    /// <summary>Reads one, and refuses what this Etude does not understand.</summary>
    /// <param name="schema">The newest migration of this Etude.</param>
    /// <exception cref="BadArchiveException">It is not one, or of another version.</exception>
    public static ArchiveManifest Read(string text, int schema)
    {
        ArchiveManifest manifest;
        try
        {
            using var head = JsonDocument.Parse(text);
            if (head.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("format", out var format) || !format.ValueEquals(ArchiveFormat.Name))
                throw new BadArchiveException("That zip is no archive of Etude’s: its manifest.json is something else.");
            if (!root.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number) || number < 1)
                throw new BadArchiveException("That archive does not say which version its format is, so it cannot be read. Export it again.");
            if (number > ArchiveFormat.Version)
                throw new BadArchiveException($"That archive was made by a newer Etude (format {number}; this one reads {ArchiveFormat.Version}). Update this Etude, then bring it in.");
            manifest = Json.Read<ArchiveManifest>(text);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new BadArchiveException("The manifest.json of that archive cannot be read. Export it again.", failure);
        }

        if (manifest.Schema > schema)
            throw new BadArchiveException($"That archive was made by a newer Etude (schema {manifest.Schema}; this one has {schema}). Update this Etude, then bring it in.");
        if (manifest.Tables is null || manifest.Tables.Any(t => t?.File is null || t.Table is null || t.Rows < 0) || !ArchiveIds.IsMask(manifest.Ids)
            || manifest.Tables.DistinctBy(t => t.Table).Count() != manifest.Tables.Count)
            throw new BadArchiveException("The manifest.json of that archive cannot be read. Export it again.");
        return manifest;
    }
}

/// <summary>One table of an archive.</summary>
/// <param name="Rows">How many lines its file has.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Sha256">Of the file, in small hexadecimal digits.</param>
internal sealed record ArchivedTable(string Table, string File, long Rows, long Bytes, string Sha256);
