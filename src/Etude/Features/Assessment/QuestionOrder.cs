using System.Security.Cryptography;
using System.Text;
using Etude.Platform.Content;

namespace Etude.Features.Assessment;

/// <summary>
/// Which question of several comes first: one that was never asked, else the one asked longest ago; then the nearest to the wanted
/// difficulty; then by a shuffle that depends on the run alone, so that the same run always gives the same order.
/// </summary>
/// <param name="seed">The run's id.</param>
/// <param name="seen">How many runs ago a question was asked, 1 for the last one; without those never asked.</param>
public sealed class QuestionOrder(Guid seed, IReadOnlyDictionary<string, int> seen)
{
    private static readonly List<string> Steps = [.. ClosedSet.ProblemDifficulties.Members];

    public QuestionFile? First(IEnumerable<QuestionFile> questions, string wanted) => questions
        .OrderBy(q => seen.TryGetValue(q.Key, out var runsAgo) ? 1.0 / runsAgo : 0)
        .ThenBy(q => Math.Abs(Steps.IndexOf(q.Difficulty) - Steps.IndexOf(wanted)))
        .ThenBy(q => Shuffled(q.Key), StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>A text that sorts <paramref name="key"/> to a place that nothing but the run decides.</summary>
    public string Shuffled(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed:N} {key}")));

    /// <summary>The difficulty one step from this one, or the same at the end.</summary>
    public static string Step(string difficulty, int steps) =>
        Steps[Math.Clamp(Steps.IndexOf(difficulty) + steps, 0, Steps.Count - 1)];

    /// <summary>Intro first.</summary>
    public static int Rank(string difficulty) => Steps.IndexOf(difficulty);
}
