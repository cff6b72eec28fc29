using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Etude.Platform.Archives;

/// <summary>A file that was written into an archive: its name there, its size in bytes as it was given, and the SHA-256 of that in small hexadecimal digits.</summary>
public sealed record ZippedFile(string Name, long Bytes, string Sha256);

/// <summary>
/// Writes a zip file forwards only, into a response for example, however many files there are: the directory that a zip ends with
/// waits in a file on disk, so that memory stays the same. One file at a time. A single file holds less than 4 GB.
/// </summary>
/// <param name="output">Where the archive goes; only written to, asynchronously.</param>
/// <param name="scratch">A file of this writer alone, read back at the end.</param>
/// <param name="at">The time that all files bear.</param>
public sealed class ZipWriter(Stream output, Stream scratch, DateTimeOffset at) : IAsyncDisposable
{
    private const ushort Version = 20;
    private const ushort Version64 = 45;
    private const int CopiedAtOnce = 64 * 1024;
    private const uint ReadableByAll = (0x8000u | 0x1A4u) << 16;

    private readonly MemoryStream packed = new();
    private long written;
    private long entries;

    /// <summary>Adds a file whose content is at hand.</summary>
    public async Task<ZippedFile> Add(string name, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        packed.SetLength(0);
        await using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content.Span);
        var isSmaller = packed.Length < content.Length;
        var entry = new Entry(Encoding.UTF8.GetBytes(name), ZipFormat.Utf8Names, isSmaller ? ZipFormat.Deflated : ZipFormat.Stored, Crc32.Append(0, content.Span),
            isSmaller ? packed.Length : content.Length, content.Length, written);
        await Header(entry, cancel);
        await Put(isSmaller ? packed.GetBuffer().AsMemory(0, (int)packed.Length) : content, cancel);
        Remember(entry);
        return new ZippedFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
    }

    /// <summary>Begins a file whose content comes bit by bit. It must be ended before another file is begun.</summary>
    public async Task<OpenFile> Begin(string name, CancellationToken cancel)
    {
        var entry = new Entry(Encoding.UTF8.GetBytes(name), ZipFormat.Utf8Names | ZipFormat.SizesFollow, ZipFormat.Deflated, 0, 0, 0, written);
        await Header(entry, cancel);
        return new OpenFile(this, entry, name);
    }

    /// <summary>Writes the directory. Without it the archive is cut off, and nothing opens it.</summary>
    public async Task Finish(CancellationToken cancel)
    {
        var (start, count) = (written, entries);
        scratch.Position = 0;
        await scratch.CopyToAsync(new Outlet(this), CopiedAtOnce, cancel);
        var size = written - start;
        var needs64 = count >= ZipFormat.ElsewhereShort || Math.Max(start, size) >= ZipFormat.Elsewhere;
        if (needs64)
            await Put(End64(start, size, count), cancel);
        var end = new byte[ZipFormat.EndSize];
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipFormat.End);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), needs64 ? ZipFormat.ElsewhereShort : (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), needs64 ? ZipFormat.ElsewhereShort : (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), needs64 ? ZipFormat.Elsewhere : (uint)size);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), needs64 ? ZipFormat.Elsewhere : (uint)start);
        await Put(end, cancel);
        await output.FlushAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await scratch.DisposeAsync();
        await packed.DisposeAsync();
    }

    private async Task Header(Entry entry, CancellationToken cancel)
    {
        var header = new byte[ZipFormat.LocalHeaderSize];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.LocalHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), Version);
        Common(header.AsSpan(6), entry);
        await Put(header, cancel);
        await Put(entry.Name, cancel);
    }

    /// <summary>What stands in a local header and in the directory alike: flags, method, time, checksum, sizes, length of the name.</summary>
    private void Common(Span<byte> to, Entry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, entry.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], (ushort)((at.Hour << 11) | (at.Minute << 5) | (at.Second / 2)));
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], (ushort)((Math.Clamp(at.Year - 1980, 0, 127) << 9) | (at.Month << 5) | at.Day));
        BinaryPrimitives.WriteUInt32LittleEndian(to[8..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[12..], (uint)entry.Packed);
        BinaryPrimitives.WriteUInt32LittleEndian(to[16..], (uint)entry.Bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(to[20..], (ushort)entry.Name.Length);
    }

    private void Remember(Entry entry)
    {
        var isFar = entry.Offset >= ZipFormat.Elsewhere;
        Span<byte> record = stackalloc byte[ZipFormat.DirectoryEntrySize];
        record.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFormat.DirectoryEntry);
        // Made on Unix, so that the rights at the end are understood.
        BinaryPrimitives.WriteUInt16LittleEndian(record[4..], (3 << 8) | Version64);
        BinaryPrimitives.WriteUInt16LittleEndian(record[6..], isFar ? Version64 : Version);
        Common(record[8..], entry);
        BinaryPrimitives.WriteUInt16LittleEndian(record[30..], (ushort)(isFar ? 12 : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(record[38..], ReadableByAll);
        BinaryPrimitives.WriteUInt32LittleEndian(record[42..], isFar ? ZipFormat.Elsewhere : (uint)entry.Offset);
        scratch.Write(record);
        scratch.Write(entry.Name);
        if (isFar)
        {
            Span<byte> field = stackalloc byte[12];
            BinaryPrimitives.WriteUInt16LittleEndian(field, ZipFormat.Zip64Field);
            BinaryPrimitives.WriteUInt16LittleEndian(field[2..], 8);
            BinaryPrimitives.WriteInt64LittleEndian(field[4..], entry.Offset);
            scratch.Write(field);
        }

        entries++;
    }

    private byte[] End64(long start, long size, long count)
    {
        var end = new byte[ZipFormat.End64Size + ZipFormat.LocatorSize];
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipFormat.End64);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(4), ZipFormat.End64Size - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(12), Version64);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(14), Version64);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(24), count);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(32), count);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(40), size);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(48), start);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(56), ZipFormat.End64Locator);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(64), written);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(72), 1);
        return end;
    }

    private async Task Put(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await output.WriteAsync(bytes, cancel);
        written += bytes.Length;
    }

    internal sealed record Entry(byte[] Name, ushort Flags, ushort Method, uint Crc, long Packed, long Bytes, long Offset);

    /// <summary>What a compressor writes into: the archive, counted.</summary>
    private sealed class Outlet(ZipWriter writer) : ForwardStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await writer.Put(buffer, cancellationToken);

        // A compressor flushes as often as it is flushed; the archive goes out as it fills.
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>A file of the archive that is being written.</summary>
    public sealed class OpenFile : IAsyncDisposable
    {
        private static readonly byte[] EmptyBlock = [3, 0];

        private readonly ZipWriter writer;
        private readonly Entry entry;
        private readonly string name;
        private readonly long before;
        private readonly DeflateStream deflate;
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private uint crc;
        private long bytes;

        internal OpenFile(ZipWriter writer, Entry entry, string name)
        {
            (this.writer, this.entry, this.name, before) = (writer, entry, name, writer.written);
            deflate = new DeflateStream(new Outlet(writer), CompressionLevel.Optimal);
        }

        public ValueTask Write(ReadOnlyMemory<byte> content, CancellationToken cancel)
        {
            bytes += content.Length;
            crc = Crc32.Append(crc, content.Span);
            hash.AppendData(content.Span);
            return deflate.WriteAsync(content, cancel);
        }

        /// <summary>Ends the file.</summary>
        /// <exception cref="PlainException">It has grown beyond what a zip can hold in one file.</exception>
        public async Task<ZippedFile> End(CancellationToken cancel)
        {
            await deflate.DisposeAsync();
            // Nothing is compressed to nothing, which is no end of a compressed file to other programs.
            if (bytes == 0)
                await writer.Put(EmptyBlock, cancel);
            var whole = entry with { Crc = crc, Packed = writer.written - before, Bytes = bytes };
            if (Math.Max(whole.Packed, whole.Bytes) >= ZipFormat.Elsewhere)
                throw new PlainException($"{name} is larger than the 4 GB that one file of a zip may hold.", 1);
            var descriptor = new byte[16];
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor, ZipFormat.Descriptor);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(4), whole.Crc);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(8), (uint)whole.Packed);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(12), (uint)whole.Bytes);
            await writer.Put(descriptor, cancel);
            writer.Remember(whole);
            return new ZippedFile(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }

        public async ValueTask DisposeAsync()
        {
            await deflate.DisposeAsync();
            hash.Dispose();
        }
    }
}
