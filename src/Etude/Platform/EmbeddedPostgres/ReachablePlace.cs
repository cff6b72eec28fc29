using System.Security.Cryptography;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>
/// The folder of the cluster: <c>ETUDE_HOME/postgres</c>, unless the caller is root and the server's user cannot get there (a home
/// folder of mode 0700, a strict umask). Then it is a folder under <c>/var/lib/etude</c> whose name is drawn once and kept in
/// <c>ETUDE_HOME/postgres.place</c>: whoever deletes ETUDE_HOME starts afresh, as everywhere. See docs/decisions/0002.
/// </summary>
internal static class ReachablePlace
{
    /// <summary>The cluster's folder, made when missing, its parents open to the server's user.</summary>
    /// <exception cref="PlainException">A folder cannot be made.</exception>
    public static string For(string home, string reachableFolder)
    {
        MakeFolder(home);
        var pointer = Path.Combine(home, "postgres.place");
        if (File.Exists(pointer) && File.ReadAllText(pointer).Trim() is { Length: > 0 } kept)
            return MakeFolder(kept);
        var place = Path.Combine(home, "postgres");
        if (ServerUser.Reaches(MakeFolder(place))) return place;
        Directory.Delete(place);
        MakeFolder(reachableFolder);
        var drawn = MakeFolder(Path.Combine(reachableFolder, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))));
        if (!ServerUser.Reaches(drawn))
            throw new PlainException(
                $"The user that runs Postgres for root can reach neither {home} nor {reachableFolder}; set ETUDE_HOME to a folder that every user may enter.", 3);
        File.WriteAllText(pointer, drawn + "\n");
        return drawn;
    }

    /// <summary>Makes a folder of this user's own; when the server runs as another user, others may pass through, no more.</summary>
    public static string MakeFolder(string path)
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode passing = own | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            if (Directory.Exists(path)) return path;
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, ServerUser.Differs ? passing : own);
            return path;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw ServerFault.From(e.Message, path, $"The folder {path} cannot be made");
        }
    }
}
