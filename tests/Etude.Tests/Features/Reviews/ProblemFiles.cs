using Etude.Features.Reviews;
using Etude.Platform.Configuration;
using Etude.Toml;

namespace Etude.Tests.Features.Reviews;

/// <summary>The repository's own problems as a review sees them.</summary>
internal static class ProblemFiles
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "content", "problems");

    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*.toml", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f)[..^5]).Order(StringComparer.Ordinal);

    /// <param name="place">Axis and slug, such as <c>algorithms/busiest-window</c>.</param>
    public static ProblemBrief Read(string place, bool emMode = false)
    {
        var root = TomlDocument.Read(File.ReadAllBytes(Path.Combine(Folder, place + ".toml"))).Root;
        var em = (root["em"] as TomlTable)?["prompt"] as TomlString;
        return new ProblemBrief
        {
            Id = Guid.Empty,
            Slug = Path.GetFileName(place),
            Title = Text(root, "title"),
            Type = Text(root, "type"),
            Difficulty = Text(root, "difficulty"),
            Axes = Texts(root, "axes"),
            Prompt = emMode && em is not null ? em.Value : Text(root, "prompt"),
            KeyInsight = Text(root, "key_insight"),
            Pitfalls = Texts(root, "pitfalls"),
            Complexity = (root["complexity"] as TomlString)?.Value,
            StarterCode = Python(root, "starter_code"),
            HasTests = !emMode && Python(root, "test_code").Length > 0,
            PhaseMinutes = ((TomlTable)root["phase_minutes"]!).Entries.ToDictionary(e => e.Key, e => (int)((TomlInteger)e.Value).Value),
        };
    }

    /// <summary>The reference solution: code, or the model answer.</summary>
    public static string Reference(string place)
    {
        var root = TomlDocument.Read(File.ReadAllBytes(Path.Combine(Folder, place + ".toml"))).Root;
        var section = (TomlTable)root["ref_solution"]!;
        return ((TomlString)section.Entries[0].Value).Value;
    }

    private static string Text(TomlTable root, string key) => ((TomlString)root[key]!).Value;

    private static string[] Texts(TomlTable root, string key) => [.. ((TomlArray)root[key]!).Items.Cast<TomlString>().Select(s => s.Value)];

    private static string Python(TomlTable root, string key) => ((root[key] as TomlTable)?["python"] as TomlString)?.Value ?? "";
}
