using Etude.Features.Practice;
using Etude.Features.Reviews;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Toml;

namespace Etude.Tests.Features.Reviews;

/// <summary>A whole submission with what a fair reader finds in it.</summary>
/// <param name="Name">The problem and the way in which it is written.</param>
/// <param name="Shown">Signals that are there: level 2 or 3.</param>
/// <param name="Wanting">Signals that are not: level 0 or 1.</param>
public sealed record LabelledNotes(string Name, Submission Submission, IReadOnlyList<string> Shown, IReadOnlyList<string> Wanting)
{
    private static readonly string[] Languages = ["python", "sql", "javascript"];

    /// <summary>The part that nobody tunes on.</summary>
    public static IReadOnlyList<LabelledNotes> HeldOut(IReadOnlyList<ProblemFile> problems) => Read("notes-held-out.toml", problems);

    /// <summary>The part to tune on.</summary>
    public static IReadOnlyList<LabelledNotes> Development(IReadOnlyList<ProblemFile> problems) => Read("notes-development.toml", problems);

    private static IReadOnlyList<LabelledNotes> Read(string name, IReadOnlyList<ProblemFile> problems)
    {
        var path = Path.Combine(RepositoryRoot.Find(), "bench", "Etude.Bench", "Reviews", name);
        var document = TomlDocument.Read(File.ReadAllBytes(path));
        return document.Errors.Count == 0 ? [.. ((TomlArray)document.Root["text"]!).Items.Cast<TomlTable>().Select(t => One(t, problems))]
            : throw new PlainException($"{path}: {document.Errors[0].Message}", 1);
    }

    private static LabelledNotes One(TomlTable table, IReadOnlyList<ProblemFile> problems)
    {
        var (place, em) = (Text(table, "problem"), table["em"] is TomlBoolean { Value: true });
        var problem = problems.FirstOrDefault(p => p.Slug == place.Split('/')[^1]) ?? throw new PlainException($"The notes speak of {place}, which is no problem of the content folder.", 1);
        var language = em ? null : Languages.FirstOrDefault(problem.TestCode.ContainsKey);
        return new($"{place}, {Text(table, "style")}", new Submission
        {
            Problem = Brief(problem, em, language),
            EmMode = em,
            Notes = Phases.All.ToDictionary(p => p, p => Text(table, p), StringComparer.Ordinal),
            Code = language is null ? Text(table, "answer") : problem.RefSolution[language],
            Language = language ?? "markdown",
            Tests = language is null ? null : new TestOutcome(9, 9, [], 2),
            HintsUsed = new Dictionary<string, int>(StringComparer.Ordinal),
            Seconds = problem.PhaseMinutes.ToDictionary(m => m.Key, m => 60 * m.Value, StringComparer.Ordinal),
            Confidence = language is null ? null : 4,
            Prediction = language is null ? null : "One fails at first.",
            SawSolution = false,
        }, Texts(table, "shown"), Texts(table, "wanting"));
    }

    private static ProblemBrief Brief(ProblemFile problem, bool em, string? language) => new()
    {
        Id = Guid.Empty, Slug = problem.Slug, Title = problem.Title, Type = problem.Type, Difficulty = problem.Difficulty, Axes = problem.Axes,
        Prompt = em ? problem.EmPrompt ?? problem.Prompt : problem.Prompt, KeyInsight = problem.KeyInsight, Pitfalls = problem.Pitfalls,
        Complexity = problem.Complexity, StarterCode = language is null ? "" : problem.StarterCode[language], HasTests = language is not null, PhaseMinutes = problem.PhaseMinutes,
    };

    private static string Text(TomlTable table, string key) => (table[key] as TomlString)?.Value.Trim() ?? "";

    private static IReadOnlyList<string> Texts(TomlTable table, string key) => [.. (table[key] as TomlArray)?.Items.Cast<TomlString>().Select(s => s.Value) ?? []];
}
