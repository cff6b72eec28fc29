namespace Etude.Platform.Archives;

/// <summary>The numbers of the zip format (APPNOTE.TXT 6.3) that are written and read here.</summary>
internal static class ZipFormat
{
    public const uint LocalHeader = 0x04034B50;
    public const uint Descriptor = 0x08074B50;
    public const uint DirectoryEntry = 0x02014B50;
    public const uint End = 0x06054B50;
    public const uint End64 = 0x06064B50;
    public const uint End64Locator = 0x07064B50;

    public const int LocalHeaderSize = 30;
    public const int DirectoryEntrySize = 46;
    public const int EndSize = 22;
    public const int End64Size = 56;
    public const int LocatorSize = 20;

    /// <summary>Names are UTF-8; with <see cref="SizesFollow"/>, sizes and checksum stand behind the data.</summary>
    public const ushort Utf8Names = 0x0800;
    public const ushort SizesFollow = 0x0008;
    public const ushort Encrypted = 0x0001;

    public const ushort Stored = 0;
    public const ushort Deflated = 8;

    /// <summary>Stands where a number does not fit; the real one is in the zip64 field.</summary>
    public const uint Elsewhere = 0xFFFFFFFF;
    public const ushort ElsewhereShort = 0xFFFF;
    public const ushort Zip64Field = 1;
}
