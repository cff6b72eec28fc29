using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>Whether each model answer is as long as docs/authoring.md asks. A matter for authors alone: the app shows one of any length.</summary>
internal static class AnswerLength
{
    public const int Fewest = 250;
    public const int Most = 500;

    /// <summary>The answers that are too short or too long, each at its place.</summary>
    public static IEnumerable<ContentMistake> Mistakes(IEnumerable<Authored<ProblemFile>> problems) =>
        from problem in problems
        where problem.Value.RefSolution.ContainsKey("markdown")
        let words = WordsOf(problem.Value.RefSolution["markdown"])
        where words is < Fewest or > Most
        select new ContentMistake(problem.Path, PlaceOf(problem.Path), $"the model answer has {words} words; {Fewest} to {Most} can be read beside one's own notes");

    /// <summary>Words as a reader counts them: what stands between white space and has a letter or a digit, so no sign of Markdown.</summary>
    private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static TomlPosition PlaceOf(string path) =>
        (TomlDocument.Read(File.ReadAllBytes(path)).Root["ref_solution"] as TomlTable)?["markdown"]?.Position ?? new TomlPosition(1, 1);
}
