using Etude.Features.Assessment;
using Etude.Platform.Content;

namespace Etude.Tests.Support;

/// <summary>Questions for tests: the bank of this repository, and small ones made up on the spot.</summary>
internal static class Bank
{
    public static readonly ContentFiles Content = ContentFiles.Read(Path.Combine(TestPostgres.Root, "content"));

    public static IReadOnlyList<QuestionFile> All => Content.Questions;

    public static QuestionFile Question(string key, string axis, string difficulty = "core") => new()
    {
        Key = key, Axis = axis, Difficulty = difficulty, Ask = "Which?", Right = "a",
        Options = [.. "abcd".Select(l => new QuestionOption(l.ToString(), $"Option {l}", $"Because of {l}"))],
    };

    /// <summary>So many questions on each of so many axes, of the three difficulties in turn.</summary>
    public static IReadOnlyList<QuestionFile> Of(int axes, int each) => [.. Enumerable.Range(0, axes).SelectMany(a => Enumerable.Range(0, each)
        .Select(q => Question($"q{a}-{q}", $"axis{a}", ClosedSet.ProblemDifficulties.Members[q % 3])))];

    public static QuestionOrder Order(int run, params string[][] earlier) => new(
        new Guid(run, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        earlier.SelectMany((keys, i) => keys.Select(k => (k, RunsAgo: i + 1))).GroupBy(k => k.k).ToDictionary(g => g.Key, g => g.Min(k => k.RunsAgo)));

    public static string AxisOf(string key) => All.Single(q => q.Key == key).Axis;

    public static GivenAnswer Answer(string key, bool right, int? confidence) =>
        All.Single(q => q.Key == key) is var question ? new(key, question.Axis, question.Difficulty, right, confidence) : throw new InvalidOperationException();
}
