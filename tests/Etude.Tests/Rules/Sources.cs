using Etude.Tests.Support;

namespace Etude.Tests.Rules;

/// <summary>One file of the repository, read as text.</summary>
/// <param name="Path">From the root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');
}

/// <summary>The files of the repository that people write, without what is built or fetched.</summary>
internal static class Sources
{
    private static readonly string[] NotOurs = ["node_modules", "artifacts", "bin", "obj", "wwwroot", ".git", ".etude", ".vs", ".idea", "TestResults"];

    private static readonly string[] Kinds =
        [".cs", ".razor", ".ts", ".mjs", ".js", ".css", ".sql", ".py", ".toml", ".md", ".json", ".csproj", ".props", ".targets", ".slnx", ".sh", ".config", ".example", ".editorconfig"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Everything = new(() => [.. Below(new DirectoryInfo(TestPostgres.Root))]);

    public static IReadOnlyList<SourceFile> All => Everything.Value;

    /// <summary>The app's own code: C# and pages.</summary>
    public static IEnumerable<SourceFile> App => All.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Path.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> Code => All.Where(f => System.IO.Path.GetExtension(f.Path) is ".cs" or ".razor" or ".ts" or ".mjs" or ".py");

    private static IEnumerable<SourceFile> Below(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => !NotOurs.Contains(e.Name) || (e.Name == "bin" && folder.FullName == TestPostgres.Root)))
        {
            if (entry is DirectoryInfo { LinkTarget: null } below)
                foreach (var file in Below(below))
                    yield return file;
            if (entry is FileInfo written && IsText(written))
                yield return new(Path.GetRelativePath(TestPostgres.Root, written.FullName).Replace('\\', '/'), File.ReadAllText(written.FullName).ReplaceLineEndings("\n"));
        }
    }

    private static bool IsText(FileInfo file) =>
        (Kinds.Contains(file.Extension) || file.Directory!.Name is "bin" or ".ci" || file.Name is "LICENSE" or ".gitignore")
        && file.Name is not ("package-lock.json" or "packages.lock.json");
}
