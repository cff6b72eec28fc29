using System.Runtime.InteropServices;
using System.Text.Json;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>The server's programs, as npm brings them: <c>bin/{initdb,postgres}</c>, <c>lib</c>, <c>share</c> under one folder.</summary>
/// <param name="Folder">The folder that holds <c>bin</c>, <c>lib</c> and <c>share</c>.</param>
/// <param name="Version">The npm package's version, such as <c>18.4.0-beta.17</c>.</param>
internal sealed record ServerPrograms(string Folder, string Version)
{
    public string Initdb => Path.Combine(Folder, "bin", "initdb");

    public string Postgres => Path.Combine(Folder, "bin", "postgres");

    /// <summary>The programs for this system and processor, ready to run by the server's user.</summary>
    /// <param name="packagesFolder">The <c>node_modules</c> folder.</param>
    /// <param name="reachableFolder">Where to copy them when the server's user cannot reach that folder.</param>
    /// <exception cref="PlainException">There are none for this system, or npm has not fetched them.</exception>
    public static ServerPrograms Find(string packagesFolder, string reachableFolder)
    {
        var package = Path.Combine(packagesFolder, "@embedded-postgres", PackageName());
        var native = Path.Combine(package, "native");
        if (!File.Exists(Path.Combine(native, "bin", "postgres")))
            throw new PlainException($"The database's programs are missing from {package}; run npm ci in Etude's folder, or set DATABASE_URL.", 3);
        MakeLinks(package);
        using var about = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json")));
        var version = about.RootElement.GetProperty("version").GetString() ?? "unknown";
        var programs = new ServerPrograms(native, version);
        return programs.Reachable() ? programs : programs.CopyTo(Path.Combine(reachableFolder, "postgres-" + version));
    }

    private static string PackageName()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : null;
        var processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            _ => null,
        };
        return system is not null && processor is not null ? $"{system}-{processor}" : throw new PlainException(
            $"Etude brings a database for Linux and macOS on x64 and arm64, not for {RuntimeInformation.RuntimeIdentifier}; set DATABASE_URL to a Postgres of your own.", 3);
    }

    /// <summary>npm packages hold no links, so the package lists them; npm may have been told not to run the script that makes them.</summary>
    private static void MakeLinks(string package)
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "native", "pg-symlinks.json")));
        foreach (var link in list.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!Path.Exists(target)) MakeLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static void MakeLink(string at, string to)
    {
        try
        {
            File.CreateSymbolicLink(at, to);
        }
        catch (IOException) when (Path.Exists(at))
        {
            // Another Etude of this clone made it at the same moment.
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PlainException($"The link {at} cannot be made ({e.Message.TrimEnd('.')}); run npm ci in Etude's folder as its owner.", 3);
        }
    }

    private bool Reachable() =>
        !ServerUser.Differs || ChildProgram.Run(ServerUser.Command("KILL", "/bin/sh", "-c",
            "test -x \"$1/bin/postgres\" && test -r \"$1/share/postgresql/postgres.bki\" && test -r \"$1/lib/postgresql/plpgsql.so\"",
            "sh", Folder)).ExitCode == 0;

    /// <summary>Copies beside the final name first and renames, so that a copy cut short is never taken for a whole one.</summary>
    private ServerPrograms CopyTo(string target)
    {
        var copied = this with { Folder = target };
        if (Directory.Exists(target) && copied.Reachable()) return copied;
        ReachablePlace.MakeFolder(Path.GetDirectoryName(target)!);
        var unfinished = target + "." + Path.GetRandomFileName();
        var copy = ChildProgram.Run(ChildProgram.Words("/bin/sh", "-c",
            "cp -R \"$1\" \"$2\" && chmod -R a+rX \"$2\" && { mv -T \"$2\" \"$3\" || test -d \"$3\"; }; done=$?; rm -rf \"$2\"; exit $done",
            "sh", Folder, unfinished, target));
        if (copy.ExitCode == 0) return copied;
        throw ServerFault.From(copy.Said, target, $"The database's programs could not be copied to {target}");
    }
}
