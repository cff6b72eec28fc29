using System.Buffers;
using System.Text;
using Etude.Features.YourData.Archive;
using Etude.Platform.Archives;
using Etude.Platform.EmbeddedPostgres;

namespace Etude.Features.YourData.Export;

/// <summary>The archive that is being written: its files, and their checksums, which wait on disk until the end.</summary>
/// <param name="folder">Where the two scratch files may lie; both go when they are closed.</param>
internal sealed class ArchiveOutput(Stream output, string folder, DateTimeOffset at, CancellationToken cancel) : IAsyncDisposable
{
    private const int ScratchBuffer = 64 * 1024;

    /// <summary>Each file has a compressor of its own, whose memory the C library would keep beside that of the compiler.</summary>
    private const int FilesBetweenGivingBack = 1000;

    private readonly ZipWriter zip = new(output, Scratch(folder), at);
    private readonly FileStream sums = Scratch(folder);
    private long files;

    public async Task Text(string name, string text) => Note(await zip.Add(name, Encoding.UTF8.GetBytes(text), cancel));

    /// <summary>A long text, without making one string or one array of it.</summary>
    public async Task Text(string name, StringBuilder text)
    {
        await using var file = await Begin(name);
        var buffer = ArrayPool<byte>.Shared.Rent(ScratchBuffer);
        var encoder = Encoding.UTF8.GetEncoder();
        foreach (var chunk in text.GetChunks())
            for (var rest = chunk; rest.Length > 0;)
            {
                encoder.Convert(rest.Span, buffer, flush: false, out var taken, out var made, out _);
                await file.Write(buffer.AsMemory(0, made), cancel);
                rest = rest[taken..];
            }
        var left = encoder.GetBytes([], buffer, flush: true);
        await file.Write(buffer.AsMemory(0, left), cancel);
        ArrayPool<byte>.Shared.Return(buffer);
        await End(file);
    }

    /// <summary>Begins a file that comes bit by bit.</summary>
    public Task<ZipWriter.OpenFile> Begin(string name) => zip.Begin(name, cancel);

    public async Task<ZippedFile> End(ZipWriter.OpenFile file)
    {
        var done = await file.End(cancel);
        Note(done);
        return done;
    }

    /// <summary>Writes the list of checksums and the directory.</summary>
    public async Task Finish()
    {
        sums.Position = 0;
        await using var list = await zip.Begin(ArchiveFormat.SumsFile, cancel);
        var buffer = new byte[ScratchBuffer];
        while (await sums.ReadAsync(buffer, cancel) is > 0 and var read)
            await list.Write(buffer.AsMemory(0, read), cancel);
        await list.End(cancel);
        await zip.Finish(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await sums.DisposeAsync();
    }

    // As sha256sum writes and checks it.
    private void Note(ZippedFile file)
    {
        sums.Write(Encoding.UTF8.GetBytes($"{file.Sha256}  {file.Name}\n"));
        if (files++ % FilesBetweenGivingBack == 0)
            NativeCalls.GiveBackFreed();
    }

    private static FileStream Scratch(string folder) => new(Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetRandomFileName()), FileMode.CreateNew,
        FileAccess.ReadWrite, FileShare.None, ScratchBuffer, FileOptions.DeleteOnClose);
}
