using System.Diagnostics;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>
/// Who runs the server: Postgres refuses to run as root, so root drops to the user that owns nothing (65534, "nobody").
/// On Linux every child also ends with the thread that started it (<c>setpriv --pdeathsig</c>), so that a killed Etude leaves none.
/// </summary>
internal static class ServerUser
{
    public const uint Nobody = 65534;

    /// <summary>Whether the server runs as another user than this process.</summary>
    public static bool Differs { get; } = Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    private static readonly string? Setpriv = Array.Find(["/usr/bin/setpriv", "/bin/setpriv", "/sbin/setpriv", "/usr/sbin/setpriv"], File.Exists);
    private static readonly string? Setsid = Array.Find(["/usr/bin/setsid", "/bin/setsid"], File.Exists);

    /// <summary>A command as the server's user, in a clean environment and, on Linux, in a session of its own, out of the reach of Ctrl-C.</summary>
    /// <param name="deathSignal">What it gets when this process dies: <c>INT</c> is a fast shutdown for a server.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <exception cref="PlainException">Root on a machine that cannot drop rights.</exception>
    public static ProcessStartInfo Command(string deathSignal, params IEnumerable<string> command)
    {
        var words = Wrapper(deathSignal).Concat(command).ToArray();
        var info = ChildProgram.Words(words);
        info.WorkingDirectory = "/";
        info.Environment.Clear();
        info.Environment["LC_ALL"] = "C";
        info.Environment["TZ"] = "UTC";
        info.Environment["PATH"] = "/usr/bin:/bin:/usr/sbin:/sbin";
        return info;
    }

    private static IEnumerable<string> Wrapper(string deathSignal)
    {
        if (Environment.IsPrivilegedProcess && (!OperatingSystem.IsLinux() || Setpriv is null))
            throw new PlainException(
                "Postgres does not run as root, and the program setpriv (package util-linux), with which Etude would step down, is missing; "
                + "install it, or start Etude as an ordinary user.", 3);
        if (!OperatingSystem.IsLinux() || Setpriv is null) return [];
        string[] session = Setsid is null ? [] : [Setsid];
        string[] user = Differs ? [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"] : [];
        return [.. session, Setpriv, .. user, "--pdeathsig", deathSignal];
    }

    /// <summary>Gives a file or folder to the server's user.</summary>
    public static void Own(string path)
    {
        if (Differs && NativeCalls.Chown(path, Nobody, Nobody) != 0)
            throw new PlainException($"{path} cannot be given to the user that runs Postgres; start Etude as an ordinary user.", 3);
    }

    /// <summary>Whether the server's user can enter the folder. True for every folder when it is the same user.</summary>
    public static bool Reaches(string folder) =>
        !Differs || ChildProgram.Run(Command("KILL", "/bin/sh", "-c", "test -x \"$1\"", "sh", folder)).ExitCode == 0;
}
