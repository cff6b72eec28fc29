namespace Etude.Platform.Configuration;

/// <summary>
/// The folder that holds <c>content</c>, <c>migrations_pg</c> and the rest: the clone that this program was built in, or the folder that it was
/// published into, as in the image of the Dockerfile.
/// </summary>
public static class RepositoryRoot
{
    private const string Name = "ETUDE_ROOT";

    /// <summary>What <c>ETUDE_ROOT</c> says, or the first folder from the program's upwards, then from the current one, that looks like a root.</summary>
    /// <exception cref="PlainException">There is none; exit code 2.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Name) is { } given && !string.IsNullOrWhiteSpace(given))
            return IsRoot(given) ? Path.GetFullPath(given) : throw new PlainException($"{Name} must be the folder that holds migrations_pg and content, but {given} does not.", 2);
        return Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
            ?? throw new PlainException($"Etude's folder was not found; start it with bin/etude from a clone, or set {Name}.", 2);
    }

    /// <summary>Where the built styles and scripts are: in a clone under the app's source, in a published folder beside the program.</summary>
    public static string AssetsOf(string root) =>
        Directory.Exists(Path.Combine(root, "src", "Etude")) ? Path.Combine(root, "src", "Etude", "wwwroot") : Path.Combine(root, "wwwroot");

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (IsRoot(at.FullName)) return at.FullName;
        return null;
    }

    private static bool IsRoot(string folder) => File.Exists(Path.Combine(folder, "migrations_pg", "supabase_shim.sql"));
}
