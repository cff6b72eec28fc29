using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Features.YourData.Archive;
using Etude.Platform.Archives;

namespace Etude.Features.YourData.Import;

/// <summary>An archive that somebody brings: opened, its manifest understood, its tables read row by row. Every fault is one sentence that names the place.</summary>
internal sealed class ArchiveFile : IDisposable
{
    /// <summary>The most rows of one archive; ten busy years have about a million.</summary>
    public const long MostRows = 5_000_000;

    private const int LongestManifest = 256 * 1024;

    /// <summary>The longest row, in bytes. A piece of writing with all its earlier versions is the longest there is.</summary>
    private const int LongestRow = 32 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly FileStream file;
    private readonly ZipReader zip;

    private ArchiveFile(FileStream file, ZipReader zip, ArchiveManifest manifest) => (this.file, this.zip, Manifest) = (file, zip, manifest);

    public ArchiveManifest Manifest { get; }

    public long Rows => Manifest.Tables.Sum(t => t.Rows);

    /// <summary>Opens one.</summary>
    /// <param name="schema">The newest migration of this Etude.</param>
    /// <exception cref="BadArchiveException">It is no archive, or not one that this Etude can read.</exception>
    public static async Task<ArchiveFile> Open(string path, int schema, CancellationToken cancel)
    {
        var opened = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: false);
        try
        {
            var reader = ZipReader.Open(opened, name => name == ArchiveFormat.ManifestFile || name.StartsWith(ArchiveFormat.DataFolder, StringComparison.Ordinal));
            if (!reader.Names.Contains(ArchiveFormat.ManifestFile))
                throw new BadArchiveException("That zip is no archive of Etude’s: it has no manifest.json.");
            var manifest = ArchiveManifest.Read(await ReadManifest(reader, cancel), schema);
            Check(reader, manifest);
            return new ArchiveFile(opened, reader, manifest);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a table, checked against its columns, each with the number of its line and its length in bytes. None where the archive has no such table.</summary>
    public async IAsyncEnumerable<(long Line, JsonObject Row, int Length)> RowsOf(ArchiveTable table, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Manifest.Tables.FirstOrDefault(t => t.Table == table.Name) is not { } said)
            yield break;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = 0L;
        await foreach (var bytes in Lines(table.File, hash, cancel))
            yield return (++line, RowCheck.Read(table, line, bytes), bytes.Length);
        if (line != said.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != said.Sha256)
            throw new BadArchiveException($"{table.File} is not what the archive’s manifest.json says it is: it was damaged or changed on the way. Use the archive as Etude made it.");
    }

    public void Dispose() => file.Dispose();

    /// <summary>Parses a line; the buffer is only good until the next one is asked for.</summary>
    internal static JsonObject Parse(ArchiveTable table, long line, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, null, Strict) as JsonObject ?? throw new BadArchiveException($"{table.File}, line {line}: that is not a row. Use the archive as Etude made it.");
        }
        catch (JsonException failure)
        {
            throw new BadArchiveException($"{table.File}, line {line}: that is not JSON. Use the archive as Etude made it.", failure);
        }
    }

    private async IAsyncEnumerable<byte[]> Lines(string name, IncrementalHash hash, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var content = zip.Read(name);
        var pipe = PipeReader.Create(content, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        while (true)
        {
            var read = await Next(pipe, name, cancel);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                hash.AppendData(line);
                hash.AppendData("\n"u8);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                yield return line;
            }

            if (buffer.Length > LongestRow)
                throw new BadArchiveException($"{name} has a row of more than {LongestRow / 1024 / 1024} MB, which no row of Etude’s is. It was not read any further.");
            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (!read.IsCompleted)
                continue;
            if (buffer.Length > 0)
                throw new BadArchiveException($"{name} ends in the middle of a row. Download the archive again.");
            await pipe.CompleteAsync();
            yield break;
        }
    }

    private static async Task<ReadResult> Next(PipeReader pipe, string name, CancellationToken cancel)
    {
        try
        {
            return await pipe.ReadAsync(cancel);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ArgumentException)
        {
            throw new BadArchiveException($"{name} is damaged and cannot be unpacked. Download the archive again.", failure);
        }
    }

    private static async Task<string> ReadManifest(ZipReader zip, CancellationToken cancel)
    {
        try
        {
            await using var content = zip.Read(ArchiveFormat.ManifestFile);
            var bytes = new byte[LongestManifest + 1];
            var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return length <= LongestManifest ? Encoding.UTF8.GetString(bytes, 0, length) : throw new BadArchiveException("That zip is no archive of Etude’s: its manifest.json is far too long.");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ArgumentException)
        {
            throw new BadArchiveException("That zip file is damaged and cannot be unpacked. Download it again.", failure);
        }
    }

    private static void Check(ZipReader zip, ArchiveManifest manifest)
    {
        foreach (var said in manifest.Tables)
        {
            var known = ArchiveTables.All.FirstOrDefault(t => t.Name == said.Table)
                ?? throw new BadArchiveException($"That archive holds a table “{Short(said.Table)}”, which this Etude does not know. Update this Etude, then bring it in.");
            if (said.File != known.File || !zip.Names.Contains(known.File))
                throw new BadArchiveException($"That archive lacks {known.File}, which its manifest.json names. Use the archive as Etude made it.");
        }

        if (zip.Names.Any(n => n != ArchiveFormat.ManifestFile && n != ArchiveFormat.DataFolder && manifest.Tables.All(t => t.File != n)))
            throw new BadArchiveException("That archive holds data that its manifest.json does not name. Use the archive as Etude made it.");
        if (manifest.Tables.Sum(t => Math.Min(t.Rows, MostRows)) > MostRows)
            throw new BadArchiveException($"That archive has more than {MostRows:N0} rows; this Etude takes no more than that at once.");
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
