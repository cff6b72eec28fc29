namespace Etude.Platform.Content;

/// <summary>Reads <c>assessment/&lt;axis&gt;.toml</c>: the question bank, which lives in memory and in no table.</summary>
internal static class QuestionFolder
{
    public static FolderOutcome<QuestionFile> Read(string folder, ClosedSet axes)
    {
        var paths = ContentFolder.Files(Path.Combine(folder, "assessment"), ".toml");
        var read = new FileOutcome<QuestionFile>[paths.Count];
        Parallel.For(0, paths.Count, i => read[i] = ReadOne(paths[i], axes));
        return FolderOutcome<QuestionFile>.Of(read, q => q.Key);
    }

    private static FileOutcome<QuestionFile> ReadOne(string path, ClosedSet axes)
    {
        var mistakes = new Mistakes(ContentFolder.Printed(path));
        var axis = Path.GetFileNameWithoutExtension(path);
        var root = ContentFile.ReadToml(path, mistakes);
        return new(axis, root is null ? [] : QuestionReader.Read(root, axis, axes, mistakes), mistakes);
    }
}
