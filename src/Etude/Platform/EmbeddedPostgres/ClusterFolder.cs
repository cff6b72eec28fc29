using System.Security.Cryptography;
using System.Text;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>The folder of a cluster: <c>data</c>, <c>socket</c>, <c>log</c> and <c>password</c>.</summary>
internal sealed class ClusterFolder
{
    private const long RoomForNew = 100L * 1024 * 1024;
    private const long RoomForOld = 16L * 1024 * 1024;

    private readonly string folder;
    private readonly ServerPrograms programs;

    private ClusterFolder(string folder, ServerPrograms programs) => (this.folder, this.programs) = (folder, programs);

    public string Data => Path.Combine(folder, "data");

    public string Socket => Path.Combine(folder, "socket");

    public string Log => Path.Combine(folder, "log");

    public string PasswordFile => Path.Combine(folder, "password");

    /// <summary>The password of the owner <c>postgres</c>.</summary>
    public required string Password { get; init; }

    /// <summary>Opens the folder, after making a cluster in it where there is none.</summary>
    /// <exception cref="PlainException">The disk is full, or the folder may not be used.</exception>
    public static async Task<ClusterFolder> OpenAsync(EmbeddedClusterOptions options, ServerPrograms programs, CancellationToken cancel)
    {
        var place = NativeCalls.RealPath(ReachablePlace.For(options.Home, options.ReachableFolder));
        var passwordFile = Path.Combine(place, "password");
        var exists = File.Exists(Path.Combine(place, "data", "PG_VERSION"));
        if (new DriveInfo(place).AvailableFreeSpace < (exists ? RoomForOld : RoomForNew)) throw ServerFault.DiskFull(place);
        var password = File.Exists(passwordFile) ? File.ReadAllText(passwordFile).Trim() : "";
        if (password.Length == 0 && exists)
            throw new PlainException(
                $"{passwordFile} is missing, and without it Etude's own database cannot be opened; put it back, or move {place} away to begin anew.", 3);
        if (password.Length == 0) password = DrawPassword(passwordFile);
        var cluster = new ClusterFolder(place, programs) { Password = password };
        if (!exists)
            await Task.Factory.StartNew(() => cluster.Make(options.Throwaway), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return cluster;
    }

    /// <summary>The password of another role, drawn from the owner's, so that it is the same at every start and kept nowhere.</summary>
    public string PasswordOf(string role) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(role)));

    /// <summary>An empty folder for the socket: a lock file of an earlier socket would be checked by process id alone.</summary>
    public void EmptySocketFolder()
    {
        if (Directory.Exists(Socket)) Directory.Delete(Socket, recursive: true);
        MakeOwned(Socket);
    }

    /// <summary>Makes the cluster beside its final name and renames it, so that one cut short is never taken for a whole one.</summary>
    private void Make(bool throwaway)
    {
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        MakeOwned(unfinished);
        var passwordFile = Path.Combine(folder, "password.new");
        File.Delete(passwordFile);
        WritePrivately(passwordFile, Password);
        ServerUser.Own(passwordFile);
        string[] safety = throwaway ? ["--no-data-checksums"] : [];
        var made = ChildProgram.Run(ServerUser.Command("KILL", [
            programs.Initdb, "-D", unfinished, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "-N", .. safety]));
        File.Delete(passwordFile);
        if (made.ExitCode != 0)
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            throw ServerFault.From(made.Said, folder, "Etude's own database cannot be made");
        }
        Directory.Move(unfinished, Data);
    }

    private static void MakeOwned(string path)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ServerUser.Own(path);
    }

    private static string DrawPassword(string path)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        WritePrivately(path, password);
        return password;
    }

    private static void WritePrivately(string path, string text)
    {
        using var writer = new StreamWriter(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        writer.Write(text);
    }
}
