using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Etude.Platform.Archives;

/// <summary>
/// Reads a zip file that may be hostile: its directory is walked once, whatever its length, and only the files that are asked for are
/// remembered. Nothing is ever unpacked to a place that a name in the archive says. Sizes in the archive are claims: what is unpacked is counted.
/// </summary>
public sealed class ZipReader
{
    /// <summary>The most that may come out of one archive, in bytes.</summary>
    public const long MostUnpacked = 4L * 1024 * 1024 * 1024;

    /// <summary>How many times its own size an archive may unpack to, beyond <see cref="AlwaysAllowed"/>: history that repeats itself packs well, but not as well as a bomb.</summary>
    public const int MostRatio = 30;

    private const long AlwaysAllowed = 64L * 1024 * 1024;
    private const int LongestEnd = ZipFormat.EndSize + ushort.MaxValue;

    private readonly Stream file;
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private long unpacked;

    private ZipReader(Stream file) => this.file = file;

    /// <summary>The files that were asked for and are there.</summary>
    public IReadOnlyCollection<string> Names => places.Keys;

    /// <summary>Walks the directory.</summary>
    /// <param name="file">The archive, which can be sought in.</param>
    /// <param name="wanted">Which names to remember.</param>
    /// <exception cref="BadArchiveException">It is no zip, cut off, or has names that no honest archive has.</exception>
    public static ZipReader Open(Stream file, Func<string, bool> wanted)
    {
        var reader = new ZipReader(file);
        try
        {
            reader.Walk(wanted);
        }
        catch (Exception failure) when (failure is EndOfStreamException or ArgumentOutOfRangeException or IOException or OverflowException)
        {
            throw new BadArchiveException("That zip file is damaged: its directory cannot be read. Download it again.", failure);
        }

        return reader;
    }

    /// <summary>One file's content. Only one at a time is read.</summary>
    /// <exception cref="BadArchiveException">It is packed in a way that is not read here, or unpacks to more than it may.</exception>
    public Stream Read(string name)
    {
        var place = places[name];
        if ((place.Flags & ZipFormat.Encrypted) != 0 || place.Method is not (ZipFormat.Stored or ZipFormat.Deflated))
            throw new BadArchiveException($"{name} is encrypted or packed in an unusual way. Use the zip as Etude made it.");
        Span<byte> header = stackalloc byte[ZipFormat.LocalHeaderSize];
        file.Position = place.Offset;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipFormat.LocalHeader)
            throw new BadArchiveException("That zip file is damaged: its directory points to nothing. Download it again.");
        file.Position = place.Offset + header.Length + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var part = new PartStream(file, place.Packed, _ => { });
        return new PartStream(place.Method == ZipFormat.Stored ? part : new DeflateStream(part, CompressionMode.Decompress), long.MaxValue, Count);
    }

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > MostUnpacked || unpacked > Math.Max(AlwaysAllowed, file.Length * MostRatio))
            throw new BadArchiveException("That zip unpacks to far more than it should. It was not read any further.");
    }

    private void Walk(Func<string, bool> wanted)
    {
        Span<byte> begin = stackalloc byte[4];
        file.Position = 0;
        if (file.ReadAtLeast(begin, 4, throwOnEndOfStream: false) < 4 || begin[0] != 'P' || begin[1] != 'K')
            throw new BadArchiveException("That is not a zip file. Choose the one that Etude made for you.");
        var (start, count) = FindDirectory();
        file.Position = start;
        using var directory = new BufferedStream(new PartStream(file, file.Length - start, _ => { }), 64 * 1024);
        var record = new byte[ZipFormat.DirectoryEntrySize];
        var name = new byte[ushort.MaxValue];
        var extra = new byte[ushort.MaxValue];
        for (var i = 0L; i < count; i++)
        {
            directory.ReadExactly(record);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) != ZipFormat.DirectoryEntry)
                throw new BadArchiveException("That zip file is damaged: its directory cannot be read. Download it again.");
            var (nameLength, extraLength, remarkLength) = (Short(record, 28), Short(record, 30), Short(record, 32));
            directory.ReadExactly(name, 0, nameLength);
            directory.ReadExactly(extra, 0, extraLength);
            directory.ReadExactly(new byte[remarkLength]);
            Take(Encoding.UTF8.GetString(name, 0, nameLength), record, extra.AsSpan(0, extraLength), wanted);
        }
    }

    private void Take(string name, byte[] record, ReadOnlySpan<byte> extra, Func<string, bool> wanted)
    {
        if (name.Length == 0 || name[0] is '/' or '\\' || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl) || name.Split('/').Contains(".."))
            throw new BadArchiveException("That zip holds a file whose name leads out of it. Etude makes no such archive; it was not read.");
        if (!wanted(name))
            return;
        if (!places.TryAdd(name, PlaceOf(record, extra)))
            throw new BadArchiveException($"That zip holds {name} twice. Use the archive as Etude made it.");
    }

    private static Place PlaceOf(byte[] record, ReadOnlySpan<byte> extra)
    {
        var (packed, bytes, offset) = ((long)Long(record, 20), (long)Long(record, 24), (long)Long(record, 42));
        for (; extra.Length >= 4; extra = extra[(4 + BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]))..])
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) != ZipFormat.Zip64Field)
                continue;
            var field = extra[4..];
            if (bytes == ZipFormat.Elsewhere) field = field[8..];
            if (packed == ZipFormat.Elsewhere)
            {
                packed = BinaryPrimitives.ReadInt64LittleEndian(field);
                field = field[8..];
            }


            if (offset == ZipFormat.Elsewhere) offset = BinaryPrimitives.ReadInt64LittleEndian(field);
        }

        return new(Short(record, 8), Short(record, 10), packed, offset);
    }

    /// <summary>Where the directory begins and how many entries it has.</summary>
    private (long Start, long Count) FindDirectory()
    {
        var length = (int)Math.Min(file.Length, LongestEnd);
        var tail = new byte[length];
        file.Position = file.Length - length;
        file.ReadExactly(tail);
        for (var at = length - ZipFormat.EndSize; at >= 0; at--)
        {
            if (Long(tail, at) != ZipFormat.End || at + ZipFormat.EndSize + Short(tail, at + 20) != length)
                continue;
            var (start, count) = ((long)Long(tail, at + 16), (long)Short(tail, at + 10));
            return start == ZipFormat.Elsewhere || count == ZipFormat.ElsewhereShort ? FindDirectory64(file.Length - length + at - ZipFormat.LocatorSize) ?? (start, count) : (start, count);
        }

        throw new BadArchiveException("That zip file is cut off: its end is missing. Download it again, to the end.");
    }

    private (long Start, long Count)? FindDirectory64(long locatorAt)
    {
        var locator = new byte[ZipFormat.LocatorSize];
        file.Position = locatorAt;
        file.ReadExactly(locator);
        if (Long(locator, 0) != ZipFormat.End64Locator)
            return null;
        var end = new byte[ZipFormat.End64Size];
        file.Position = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        file.ReadExactly(end);
        return (BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(32)));
    }

    private static ushort Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Long(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private sealed record Place(ushort Flags, ushort Method, long Packed, long Offset);
}
