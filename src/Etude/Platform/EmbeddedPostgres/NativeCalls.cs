using System.Runtime.InteropServices;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>Calls of the C library that .NET has no name for.</summary>
internal static class NativeCalls
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    /// <summary>Gives a file to a user and group; 0 when done.</summary>
    [DllImport("libc", EntryPoint = "chown", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

    /// <summary>Sends a signal; false when there is no such process, or it is not ours.</summary>
    public static bool Send(int process, int signal) => SendTo(process, signal) == 0;

    /// <summary>The path with every link on the way resolved, as the kernel names it; the path itself where that fails.</summary>
    public static string RealPath(string path)
    {
        var resolved = RealPathOf(path, 0);
        if (resolved == 0) return path;
        var text = Marshal.PtrToStringUTF8(resolved);
        Free(resolved);
        return text ?? path;
    }

    /// <summary>
    /// Gives memory that was freed, and that the C library keeps for later, back to the system. Only glibc keeps so much, and only glibc has the call.
    /// </summary>
    public static void GiveBackFreed()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nint keep);

    [DllImport("libc", EntryPoint = "realpath", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint RealPathOf([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint buffer);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);

    [DllImport("libc", EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Free(nint memory);
}
