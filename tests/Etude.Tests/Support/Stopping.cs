using System.Diagnostics;
using System.Globalization;
using Etude.Platform.EmbeddedPostgres;

namespace Etude.Tests.Support;

/// <summary>Ends programs that a test has started.</summary>
internal static class Stopping
{
    private const int Terminate = 15;

    // Whatever a script starts with "&" ignores Ctrl-C, and so does everything that is started by it, the tests and their programs too.
    private static readonly bool InBackground = File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
        .Any(line => (ulong.Parse(line["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1UL << NativeCalls.Interrupt - 1) != 0);

    /// <summary>Ends it as Ctrl-C does, or, where that is ignored, as systemd does; done when it is gone.</summary>
    public static async Task Stops(this Process process)
    {
        if (!process.HasExited)
            NativeCalls.Send(process.Id, InBackground ? Terminate : NativeCalls.Interrupt);
        await process.WaitForExitAsync();
    }
}
