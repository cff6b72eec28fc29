using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>Runs the reference solution and the starter code of each problem that has tests in Python, and judges the outcome.</summary>
internal static class SolutionCheck
{
    private const string Language = "python";

    /// <summary>What is wrong with the programs; nothing when every reference passes and every starter fails.</summary>
    /// <param name="problems">The problems to check.</param>
    /// <param name="root">The clone, in which the tool lies.</param>
    /// <param name="node">The program that runs the tool.</param>
    /// <param name="progress">Told about every program that was run.</param>
    /// <param name="cancel">Stops the tool.</param>
    /// <exception cref="PlainException">Node is missing, or the tool stopped before its end.</exception>
    public static async Task<IReadOnlyList<ContentMistake>> Run(
        IEnumerable<Authored<ProblemFile>> problems, string root, string node, TextWriter progress, CancellationToken cancel)
    {
        var tested = problems.Where(p => p.Value.TestCode.ContainsKey(Language)).ToDictionary(p => p.Value.Slug, StringComparer.Ordinal);
        var cases = tested.Values.SelectMany(p => new[]
        {
            Case(p.Value, "solution", p.Value.RefSolution),
            Case(p.Value, "starter", p.Value.StarterCode),
        }).ToList();
        if (cases.Count == 0) return [];

        await progress.WriteLineAsync($"Running {Counted.Of(cases.Count, "program")}; Python starts first, which takes some seconds.");
        var mistakes = new List<ContentMistake>();
        var done = 0;
        await PythonTool.Run(root, node, cases, (id, result) =>
        {
            var (slug, kind) = (id[..id.IndexOf('/', StringComparison.Ordinal)], id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            var (table, faults) = kind == "solution"
                ? ("ref_solution", SolutionVerdict.OfReference(result))
                : ("starter_code", SolutionVerdict.OfStarter(result));
            var problem = tested[slug];
            mistakes.AddRange(faults.Select(f => new ContentMistake(problem.Path, PlaceOf(problem.Path, table), f)));
            progress.WriteLine($"{++done}/{cases.Count} {slug}, {kind}: {result.Tests.Count(t => t.Status == "passed")} of {result.Tests.Count} passed");
        }, cancel);
        return mistakes;
    }

    private static PythonCase Case(ProblemFile problem, string kind, IReadOnlyDictionary<string, string> programs) => new()
    {
        Id = $"{problem.Slug}/{kind}",
        Solution = programs[Language],
        Tests = problem.TestCode[Language],
    };

    // Only a fault needs the place, so the file is read once more instead of carrying places along.
    private static TomlPosition PlaceOf(string path, string table)
    {
        var document = TomlDocument.Read(File.ReadAllBytes(path));
        return (document.Root[table] as TomlTable)?[Language]?.Position ?? new TomlPosition(1, 1);
    }
}
