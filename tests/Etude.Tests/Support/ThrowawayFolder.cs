using System.Diagnostics;

namespace Etude.Tests.Support;

/// <summary>
/// Folders that are gone after the run, however it ends: a small shell waits for this process' end (its standard input closes),
/// in a session of its own, so that what kills the run does not kill it too.
/// </summary>
public static class ThrowawayFolder
{
    private static readonly Lazy<string> Parent = new(MakeParent);
    private static Process? guard;
    private static int drawn;

    /// <summary>A new empty folder that every user may enter, with a short path (a Unix socket may go into it).</summary>
    public static string Make(string name) =>
        Directory.CreateDirectory(Path.Combine(Parent.Value, $"{name}{Interlocked.Increment(ref drawn)}")).FullName;

    private static string MakeParent()
    {
        var parent = Directory.CreateTempSubdirectory("etude-test-").FullName;
        File.SetUnixFileMode(parent, File.GetUnixFileMode(parent) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        // A server that is still stopping may write while its folder goes: hence the second try.
        string[] words = ["/bin/sh", "-c", "exec >/dev/null 2>&1; cat; umount -l \"$1\"/disk*; rm -rf \"$1\" || { sleep 2; rm -rf \"$1\"; }", "sh", parent];
        if (File.Exists("/usr/bin/setsid")) words = ["/usr/bin/setsid", .. words];
        // Held, because a collected process object would close the pipe that tells the guard that this process lives.
        guard = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardInput = true });
        return parent;
    }
}
