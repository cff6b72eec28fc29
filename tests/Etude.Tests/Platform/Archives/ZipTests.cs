using System.IO.Compression;
using System.Text;
using Etude.Platform.Archives;

namespace Etude.Tests.Platform.Archives;

/// <summary>Zips that are written forwards only, read by another program; and the other way round.</summary>
public sealed class ZipTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Another_program_reads_what_was_written()
    {
        var zip = await Write(async writer =>
        {
            await writer.Add("small.txt", "small"u8.ToArray(), Never);
            await writer.Add("naïve/long.txt", Encoding.UTF8.GetBytes(new string('x', 10_000)), Never);
            await using var file = await writer.Begin("in-bits.txt", Never);
            for (var i = 0; i < 1000; i++)
                await file.Write("bit by bit "u8.ToArray(), Never);
            Assert.Equal(11_000, (await file.End(Never)).Bytes);
            await using var empty = await writer.Begin("empty.txt", Never);
            Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", (await empty.End(Never)).Sha256);
        });

        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        Assert.Equal(["small.txt", "naïve/long.txt", "in-bits.txt", "empty.txt"], archive.Entries.Select(e => e.FullName));
        Assert.Equal(["small", new string('x', 10_000), string.Concat(Enumerable.Repeat("bit by bit ", 1000)), ""], archive.Entries.Select(Text));
        Assert.All(archive.Entries, e => Assert.True(e.CompressedLength > 0, $"{e.FullName} is compressed to nothing, which unzip calls damaged."));
    }

    [Fact]
    public async Task More_files_than_the_old_format_can_count_are_read_back()
    {
        const int files = 66_000;
        var zip = await Write(async writer =>
        {
            for (var i = 0; i < files; i++)
                await writer.Add($"{i}", new byte[] { 1 }, Never);
        });

        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        var own = ZipReader.Open(new MemoryStream(zip), name => name.EndsWith("999", StringComparison.Ordinal));

        Assert.Equal(files, archive.Entries.Count);
        Assert.Equal(66, own.Names.Count);
        await using var one = own.Read("65999");
        Assert.Equal(1, one.ReadByte());
    }

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void The_checksum_is_that_of_the_standard(string text, uint sum)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var half = bytes.Length / 2;

        Assert.Equal(sum, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, half)), bytes.AsSpan(half)));
    }

    private static async Task<byte[]> Write(Func<ZipWriter, Task> write)
    {
        using var bytes = new MemoryStream();
        await using var writer = new ZipWriter(bytes, new MemoryStream(), new DateTimeOffset(2026, 11, 22, 19, 38, 0, TimeSpan.Zero));
        await write(writer);
        await writer.Finish(Never);
        return bytes.ToArray();
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var text = new StreamReader(entry.Open());
        return text.ReadToEnd();
    }
}
