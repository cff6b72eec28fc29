using Etude.Features.Reviews;
using Etude.Platform;
using Etude.Platform.Content;
using Etude.Toml;

namespace Etude.Bench.Reviews;

/// <summary>A part of a submission: the words that serve a signal, and what stands there instead when its fault is planted.</summary>
/// <param name="Phase">A phase, or <c>answer</c>.</param>
/// <param name="Clouds">Signals that cannot be judged any more then.</param>
internal sealed record Part(string Phase, string Signal, string Good, string Fault, IReadOnlyList<string> Clouds);

/// <summary>A fault in the code: words of the reference solution that are replaced.</summary>
internal sealed record CodeFault(string Signal, IReadOnlyList<string> Replace, IReadOnlyList<string> With);

/// <summary>A whole submission in parts.</summary>
internal sealed record Base(ProblemFile Problem, bool EmMode, IReadOnlyList<Part> Parts, IReadOnlyList<CodeFault> CodeFaults)
{
    /// <summary>The problem as a review knows it.</summary>
    public ProblemBrief Brief => new()
    {
        Id = Guid.Empty, Slug = Problem.Slug, Title = Problem.Title, Type = Problem.Type, Difficulty = Problem.Difficulty, Axes = Problem.Axes,
        Prompt = EmMode ? Problem.EmPrompt ?? Problem.Prompt : Problem.Prompt, KeyInsight = Problem.KeyInsight, Pitfalls = Problem.Pitfalls,
        Complexity = Problem.Complexity, StarterCode = HasTests ? Problem.StarterCode["python"] : "", HasTests = HasTests, PhaseMinutes = Problem.PhaseMinutes,
    };

    public bool HasTests => !EmMode && Problem.TestCode.ContainsKey("python");
}

/// <summary>Reads the corpus beside this file.</summary>
internal static class Corpus
{
    public static IReadOnlyList<Base> Read(string root, IReadOnlyList<ProblemFile> problems)
    {
        var document = Document(root, "corpus.toml");
        return [.. Tables(document, "base").Select(b => ReadBase(b, problems))];
    }

    /// <summary>Words that try to move a score.</summary>
    public static IReadOnlyList<string> Injections(string root) => Texts(Document(root, "injections.toml"), "texts");

    private static Base ReadBase(TomlTable table, IReadOnlyList<ProblemFile> problems)
    {
        var slug = Text(table, "problem").Split('/')[^1];
        var problem = problems.FirstOrDefault(p => p.Slug == slug) ?? throw new PlainException($"The corpus speaks of {slug}, which is no problem of the content folder.", 1);
        return new Base(problem, table["em"] is TomlBoolean { Value: true },
            [.. Tables(table, "part").Select(p => new Part(Text(p, "phase"), Text(p, "signal"), Text(p, "good"), Text(p, "fault"), Texts(p, "clouds")))],
            [.. Tables(table, "code_fault").Select(c => new CodeFault(Text(c, "signal"), Texts(c, "replace"), Texts(c, "with")))]);
    }

    private static TomlTable Document(string root, string name)
    {
        var path = Path.Combine(root, "bench", "Etude.Bench", "Reviews", name);
        var document = TomlDocument.Read(File.ReadAllBytes(path));
        return document.Errors.Count == 0 ? document.Root : throw new PlainException($"{path}: {document.Errors[0].Message}", 1);
    }

    private static IEnumerable<TomlTable> Tables(TomlTable table, string key) => (table[key] as TomlArray)?.Items.Cast<TomlTable>() ?? [];

    private static string Text(TomlTable table, string key) => (table[key] as TomlString)?.Value ?? "";

    private static IReadOnlyList<string> Texts(TomlTable table, string key) => [.. (table[key] as TomlArray)?.Items.Cast<TomlString>().Select(s => s.Value) ?? []];
}
