using System.Text.Json;

namespace Etude.Platform.EmbeddedPostgres;

/// <summary>
/// One Etude at a time for one ETUDE_HOME: a file lock that the system frees when its holder dies, however it dies. A second file,
/// <c>running.json</c>, tells whoever comes later who holds it; it may be stale and is believed only while the lock is held.
/// </summary>
internal sealed class HomeLock : IDisposable
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly FileStream file;
    private readonly string home;

    private HomeLock(FileStream file, string home) => (this.file, this.home) = (file, home);

    /// <summary>Who holds the lock.</summary>
    /// <param name="Process">Its process id.</param>
    /// <param name="Purpose">Its verb.</param>
    /// <param name="Address">The address it listens on, if it does.</param>
    /// <param name="Server">Host and port of its database server once that answers; null before.</param>
    internal sealed record Holder(int Process, string Purpose, string? Address, ServerAddress? Server);

    /// <summary>The lock, or null when another process holds it.</summary>
    /// <exception cref="PlainException">The file cannot be made.</exception>
    public static HomeLock? TryTake(string home)
    {
        ReachablePlace.MakeFolder(home);
        var path = Path.Combine(home, "lock");
        try
        {
            return new HomeLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), home);
        }
        catch (UnauthorizedAccessException)
        {
            throw new PlainException(
                $"{path} may not be written; it belongs to another user, perhaps to root: start Etude as that user, or set ETUDE_HOME.", 3);
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
        catch (IOException e)
        {
            throw ServerFault.From(e.Message, home, $"{path} cannot be written");
        }
    }

    /// <summary>Tells others who holds the lock.</summary>
    public void Tell(Holder holder)
    {
        var unfinished = NotePath(home) + ".new";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(holder));
        File.Move(unfinished, NotePath(home), overwrite: true);
    }

    /// <summary>Who holds the lock, as far as it is told.</summary>
    public static Holder? ReadHolder(string home)
    {
        try
        {
            return JsonSerializer.Deserialize<Holder>(File.ReadAllText(NotePath(home)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What to tell a second Etude.</summary>
    public static PlainException Taken(string home) => ReadHolder(home) switch
    {
        { Address: { } address } holder => new(
            $"Etude already runs here, at {address} (process {holder.Process}); open that address, or stop it there with Ctrl-C first.", 2),
        { } holder => new($"Etude is busy here with \"{holder.Purpose}\" (process {holder.Process}); try again when that has finished.", 2),
        null => new($"Another Etude already uses {home}; stop it first.", 2),
    };

    /// <summary>Frees the lock.</summary>
    public void Dispose()
    {
        File.Delete(NotePath(home));
        file.Dispose();
    }

    private static string NotePath(string home) => Path.Combine(home, "running.json");
}
