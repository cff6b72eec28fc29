using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>Runs the reference solution and the starter code of each problem that has tests, and judges the outcome.</summary>
internal static class SolutionCheck
{
    private static readonly string[] Languages = ["python", "javascript", "sql"];

    /// <summary>What is wrong with the programs; nothing when every reference passes and every starter fails.</summary>
    /// <param name="problems">The problems to check.</param>
    /// <param name="root">The clone, in which the tools lie.</param>
    /// <param name="node">The program that runs the tools.</param>
    /// <param name="progress">Told about every program that was run.</param>
    /// <param name="cancel">Stops the tools.</param>
    /// <exception cref="PlainException">Node is missing, or a tool stopped before its end.</exception>
    public static async Task<IReadOnlyList<ContentMistake>> Run(
        IEnumerable<Authored<ProblemFile>> problems, string root, string node, TextWriter progress, CancellationToken cancel)
    {
        var programs = Languages.SelectMany(l => problems.Where(p => p.Value.TestCode.ContainsKey(l)).SelectMany(p => Both(p, l))).ToList();
        if (programs.Count == 0) return [];

        await progress.WriteLineAsync($"Running {Counted.Of(programs.Count, "program")}; the engines start first, which takes some seconds.");
        var judge = new Judge(programs.Count, progress);
        // Side by side, since each engine has a start of its own.
        await Task.WhenAll(programs.GroupBy(p => p.Language).Select(group =>
        {
            var byId = group.ToDictionary(p => p.Case.Id, StringComparer.Ordinal);
            return CodeTool.Run(group.Key, root, node, [.. group.Select(p => p.Case)], (id, result) => judge.Hears(byId[id], result), cancel);
        }));
        return judge.Mistakes;
    }

    private static Program[] Both(Authored<ProblemFile> problem, string language) =>
    [
        new(problem, language, "solution", problem.Value.RefSolution[language]),
        new(problem, language, "starter", problem.Value.StarterCode[language]),
    ];

    private sealed record Program(Authored<ProblemFile> Problem, string Language, string Kind, string Text)
    {
        public CodeCase Case { get; } = new() { Id = $"{Problem.Value.Slug}/{Kind}", Solution = Text, Tests = Problem.Value.TestCode[Language] };

        public IEnumerable<ContentMistake> Mistakes(CodeResult result) => Kind == "solution"
            ? SolutionVerdict.OfReference(result).Select(f => At(result.Error?.TestLine is { } line ? PlaceOf("test_code", line) : PlaceOf("ref_solution"), f))
            : SolutionVerdict.OfStarter(result, Language).Select(f => At(PlaceOf("starter_code"), f));

        private ContentMistake At(TomlPosition place, string fault) => new(Problem.Path, place, fault);

        // Only a fault needs the place, so the file is read once more instead of carrying places along.
        private TomlPosition PlaceOf(string table, int line = 0)
        {
            var bytes = File.ReadAllBytes(Problem.Path);
            var place = (TomlDocument.Read(bytes).Root[table] as TomlTable)?[Language]?.Position ?? new TomlPosition(1, 1);
            if (line == 0) return place;
            // Text between triple quotes begins on the line after them, where the quotes are the last thing on theirs.
            var quotes = System.Text.Encoding.UTF8.GetString(bytes).Split('\n')[place.Line - 1].TrimEnd();
            return quotes.EndsWith("'''", StringComparison.Ordinal) || quotes.EndsWith("\"\"\"", StringComparison.Ordinal) ? new TomlPosition(place.Line + line, 1) : place;
        }
    }

    /// <summary>Collects what the tools answer, from several of them at once.</summary>
    private sealed class Judge(int programs, TextWriter progress)
    {
        private readonly Lock gate = new();
        private int done;

        public List<ContentMistake> Mistakes { get; } = [];

        public void Hears(Program program, CodeResult result)
        {
            lock (gate)
            {
                Mistakes.AddRange(program.Mistakes(result));
                progress.WriteLine($"{++done}/{programs} {program.Problem.Value.Slug}, {program.Kind}: {result.Tests.Count(t => t.Status == "passed")} of {result.Tests.Count} passed");
            }
        }
    }
}
