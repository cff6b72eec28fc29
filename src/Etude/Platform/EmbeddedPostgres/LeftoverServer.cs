namespace Etude.Platform.EmbeddedPostgres;

/// <summary>
/// Clears up after an Etude that was killed: a server that is still stopping, or a <c>postmaster.pid</c> whose process id now belongs
/// to a stranger (which Postgres would take for a running server). Call it only with the home's lock in hand: then no Etude
/// uses this cluster, and whatever runs in it is a leftover.
/// </summary>
internal static class LeftoverServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Returns when nothing runs in the data folder and no file stands in the way of a start.</summary>
    /// <exception cref="PlainException">A leftover does not stop.</exception>
    public static async Task ClearAsync(string dataFolder, CancellationToken cancel)
    {
        var lockFile = Path.Combine(dataFolder, "postmaster.pid");
        if (!File.Exists(lockFile)) return;
        var postmaster = PostmasterOf(lockFile);
        var runs = ProcessesIn(dataFolder, postmaster);
        if (runs.Contains(postmaster)) NativeCalls.Send(postmaster, NativeCalls.Interrupt);
        // Backends of a postmaster that was killed notice its death by themselves and end.
        var gone = await Until(() => ProcessesIn(dataFolder, postmaster).Count == 0, Patience, cancel);
        if (!gone)
            throw new PlainException(
                $"A database server left over from an earlier Etude (process {postmaster}) does not stop; end it, then start again.", 3);
        File.Delete(lockFile);
    }

    /// <summary>The process in the file, or 0 where a crash of the machine left it empty or damaged.</summary>
    private static int PostmasterOf(string lockFile) =>
        int.TryParse(File.ReadLines(lockFile).FirstOrDefault(), out var id) && id > 0 ? id : 0;

    /// <summary>Server processes work in their data folder; on macOS only the postmaster can be told, by its arguments.</summary>
    private static HashSet<int> ProcessesIn(string dataFolder, int postmaster)
    {
        if (!OperatingSystem.IsLinux())
        {
            var said = ChildProgram.Run(ChildProgram.Words("ps", "-o", "args=", "-p", $"{postmaster}")).Said;
            return said.Contains(dataFolder, StringComparison.Ordinal) ? [postmaster] : [];
        }
        var found = new HashSet<int>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(process), out var id) && WorkingFolder(process) == dataFolder) found.Add(id);
        return found;
    }

    private static string? WorkingFolder(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<bool> Until(Func<bool> reached, TimeSpan patience, CancellationToken cancel)
    {
        for (var step = TimeSpan.FromMilliseconds(20); patience > TimeSpan.Zero; patience -= step)
        {
            if (reached()) return true;
            await Task.Delay(step, cancel);
        }
        return reached();
    }
}
