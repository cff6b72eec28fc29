namespace Etude.Platform.Content;

/// <summary>Reads <c>library/&lt;axis&gt;.toml</c>.</summary>
internal static class LibraryFolder
{
    /// <param name="problems">The axes of each problem by its slug; null for one whose file has a mistake.</param>
    public static FolderOutcome<LibraryItem> Read(string folder, ClosedSet axes, IReadOnlyDictionary<string, IReadOnlyList<string>?> problems)
    {
        var reader = new LibraryReader(axes, problems);
        var paths = ContentFolder.Files(Path.Combine(folder, "library"), ".toml");
        var read = new FileOutcome<LibraryItem>[paths.Count];
        Parallel.For(0, paths.Count, i => read[i] = ReadOne(paths[i], reader));
        return FolderOutcome<LibraryItem>.Of(read, i => i.Slug);
    }

    private static FileOutcome<LibraryItem> ReadOne(string path, LibraryReader reader)
    {
        var mistakes = new Mistakes(ContentFolder.Printed(path));
        var axis = Path.GetFileNameWithoutExtension(path);
        var root = ContentFile.ReadToml(path, mistakes);
        return new(axis, root is null ? [] : reader.Read(root, axis, mistakes), mistakes);
    }
}
