namespace Etude.Platform.Content;

/// <summary>Reads <c>problems/&lt;axis&gt;/&lt;slug&gt;.toml</c> and the Markdown files beside them.</summary>
internal static class ProblemFolder
{
    public static FolderOutcome<ProblemFile> Read(string folder, ClosedSet axes)
    {
        var root = Path.Combine(folder, "problems");
        var folders = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        var paths = folders.SelectMany(f => ContentFolder.Files(f, ".toml")).ToList();
        var read = new FileOutcome<ProblemFile>[paths.Count];
        Parallel.For(0, paths.Count, i => read[i] = ReadOne(paths[i], axes));
        var strays = ContentFolder.Files(root, ".toml").Select(Misplaced).Concat(folders.SelectMany(Orphans));
        return FolderOutcome<ProblemFile>.Of([.. read, .. strays], p => p.Slug);
    }

    private static FileOutcome<ProblemFile> ReadOne(string path, ClosedSet axes)
    {
        var mistakes = new Mistakes(ContentFolder.Printed(path));
        var slug = Path.GetFileNameWithoutExtension(path);
        if (!Slug.IsValid(slug)) mistakes.Add(new(1, 1), $"the file's name, \"{slug}\", is not a slug; {Slug.Rule}");
        var markdown = Path.ChangeExtension(path, ".md");
        var background = File.Exists(markdown)
            ? ContentFile.ReadMarkdown(markdown, mistakes.Beside(ContentFolder.Printed(markdown)))
            : null;
        if (ContentFile.ReadToml(path, mistakes) is not { } root) return new(slug, [], mistakes);
        var problem = ProblemReader.Read(root, slug, Path.GetFileName(Path.GetDirectoryName(path)!), axes, background);
        return new(slug, [new(mistakes.Path, new(1, 1), problem, CanonicalForm.Hash(problem))], mistakes);
    }

    private static FileOutcome<ProblemFile> Misplaced(string path)
    {
        var mistakes = new Mistakes(ContentFolder.Printed(path));
        mistakes.Add(new(1, 1), "a problem lies in the folder of its first axis; move the file there");
        return new(Path.GetFileNameWithoutExtension(path), [], mistakes);
    }

    private static IEnumerable<FileOutcome<ProblemFile>> Orphans(string folder)
    {
        foreach (var path in ContentFolder.Files(folder, ".md").Where(p => !File.Exists(Path.ChangeExtension(p, ".toml"))))
        {
            var mistakes = new Mistakes(ContentFolder.Printed(path));
            mistakes.Add(new(1, 1), $"there is no {Path.GetFileNameWithoutExtension(path)}.toml beside this file");
            yield return new(Path.GetFileNameWithoutExtension(path), [], mistakes);
        }
    }
}
