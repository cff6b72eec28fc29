namespace Etude.Platform.Configuration;

/// <summary>The clone that this program was built in, found by its solution file.</summary>
public static class RepositoryRoot
{
    /// <summary>Walks up from the program's folder, then from the current one, to the first that holds <c>Etude.slnx</c>.</summary>
    /// <exception cref="PlainException">There is none; exit code 2.</exception>
    public static string Find() =>
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new PlainException("Etude's folder was not found; start it with bin/etude from a clone.", 2);

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Etude.slnx"))) return at.FullName;
        return null;
    }
}
