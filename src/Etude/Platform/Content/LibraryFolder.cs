namespace Etude.Platform.Content;

/// <summary>Reads <c>library/&lt;axis&gt;.toml</c>.</summary>
internal static class LibraryFolder
{
    public static FolderOutcome<LibraryItem> Read(string folder, ClosedSet axes)
    {
        var paths = ContentFolder.Files(Path.Combine(folder, "library"), ".toml");
        var read = new FileOutcome<LibraryItem>[paths.Count];
        Parallel.For(0, paths.Count, i => read[i] = ReadOne(paths[i], axes));
        return FolderOutcome<LibraryItem>.Of(read, i => i.Slug);
    }

    private static FileOutcome<LibraryItem> ReadOne(string path, ClosedSet axes)
    {
        var mistakes = new Mistakes(ContentFolder.Printed(path));
        var axis = Path.GetFileNameWithoutExtension(path);
        var root = ContentFile.ReadToml(path, mistakes);
        return new(axis, root is null ? [] : LibraryReader.Read(root, axis, axes, mistakes), mistakes);
    }
}
