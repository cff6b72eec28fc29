namespace Etude.Platform.EmbeddedPostgres;

/// <summary>Turns what a program of Postgres said into one sentence with the remedy.</summary>
internal static class ServerFault
{
    private const string NoSpace = "No space left on device";

    /// <summary>The fault of a command that failed.</summary>
    /// <param name="said">Its output.</param>
    /// <param name="folder">Where it was writing.</param>
    /// <param name="what">The sentence to begin with when nothing better is known, without its full stop.</param>
    public static PlainException From(string said, string folder, string what)
    {
        if (said.Contains(NoSpace, StringComparison.OrdinalIgnoreCase) || said.Contains("Disk quota exceeded", StringComparison.OrdinalIgnoreCase))
            return DiskFull(folder);
        if (said.Contains("database files are incompatible with server", StringComparison.Ordinal))
            return new($"The database in {folder} was made by another version of Postgres; move that folder away to begin anew, or go back to the Etude that made it.", 3);
        return Reason(said) is { } reason ? new($"{what}: {reason}.", 3) : new($"{what}.", 3);
    }

    /// <summary>The disk has no room left.</summary>
    public static PlainException DiskFull(string folder) =>
        new($"The disk that holds {folder} is full; free some space there (Etude's database needs about 100 MB), or set ETUDE_HOME to a folder on another disk.", 3);

    /// <summary>The line that says most: the last FATAL, PANIC or error, without its marks and its full stop.</summary>
    private static string? Reason(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var mark in (string[])["PANIC:", "FATAL:", "error:", ":"])
            if (Array.FindLast(lines, l => l.Contains(mark, StringComparison.Ordinal)) is { } line)
                return line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Trim().TrimEnd('.');
        return lines.LastOrDefault()?.TrimEnd('.');
    }
}
