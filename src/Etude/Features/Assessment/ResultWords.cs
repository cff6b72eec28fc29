using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Assessment;

/// <summary>A result in three plain sentences: what to lean on, where it is narrowest, and how confidence and answers agree.</summary>
public static class ResultWords
{
    /// <summary>Levels closer together than this are called the same.</summary>
    private const double Same = 5;

    public static IReadOnlyList<string> Sentences(JsonMap<AxisResult> result, IReadOnlyList<GivenAnswer> answers, ContentFiles content)
    {
        var (best, worst) = Ends(result, content);
        return [Strength(best, worst, answers), Narrowest(best, worst, answers), Calibration.Sentence(answers)];
    }

    /// <summary>The finding above the pictures.</summary>
    public static string Finding(JsonMap<AxisResult> result, ContentFiles content)
    {
        var (best, worst) = Ends(result, content);
        return best.Result.Level - worst.Result.Level < Same ? "All axes lie close together"
            : best.Result.Low > worst.Result.High ? $"{best.Name} is clearly ahead of {Small(worst.Name)}"
            : $"{best.Name} is ahead of {Small(worst.Name)}, within the uncertainty of {Instants.Count(answersOf(result), "answer")}";

        static int answersOf(JsonMap<AxisResult> result) => result.Values.Sum(r => r.Asked);
    }

    private static string Strength(NamedResult best, NamedResult worst, IReadOnlyList<GivenAnswer> answers) =>
        best.Result.Level - worst.Result.Level < Same
            ? $"No axis stands out: all of them lie between {Figure(worst.Result.Level)} and {Figure(best.Result.Level)}."
            : best.Result.Right == 0 ? $"No axis stands out yet; the highest, {Small(best.Name)}, lies at about {Figure(best.Result.Level)}."
            : $"Lean on {Small(best.Name)}, at about {Figure(best.Result.Level)}: {How(best, answers)}.";

    private static string Narrowest(NamedResult best, NamedResult worst, IReadOnlyList<GivenAnswer> answers) =>
        best.Result.Level - worst.Result.Level < Same ? "None of them holds the others back, so practice may go where your aim is."
        : worst.Result.Right == worst.Result.Asked ? $"{worst.Name} comes last, at about {Figure(worst.Result.Level)}, although {How(worst, answers)}; the next run asks harder there."
        : $"{worst.Name} is the narrowest place, at about {Figure(worst.Result.Level)}: {How(worst, answers)}.";

    /// <summary>The answers that a level was drawn from.</summary>
    private static string How(NamedResult axis, IReadOnlyList<GivenAnswer> answers)
    {
        var own = answers.Where(a => a.Axis == axis.Key).ToList();
        // A question that has left the bank since cannot be spoken of.
        if (own.Count != axis.Result.Asked)
            return $"{axis.Result.Right} of {Instants.Count(axis.Result.Asked, "question")} right";
        return (own.Count, own.Count(a => a.IsRight)) switch
        {
            (1, 1) => $"its one question, {Kind(own[0])}, was right",
            (1, 0) => own[0].Confidence is null ? $"its one question, {Kind(own[0])}, you did not know" : $"its one question, {Kind(own[0])}, went another way",
            (2, 2) => "both of its questions were right",
            (2, 1) => "one of its two questions was right",
            (2, 0) => "neither of its two questions was right",
            var (asked, right) => $"{right} of its {asked} questions were right",
        };
    }

    private static (NamedResult Best, NamedResult Worst) Ends(JsonMap<AxisResult> result, ContentFiles content)
    {
        var order = content.Axes.Select((a, i) => (a.Key, i)).ToDictionary(a => a.Key, a => a.i, StringComparer.Ordinal);
        var sorted = result.Select(r => new NamedResult(r.Key, content.AxisName(r.Key), r.Value))
            .OrderByDescending(r => r.Result.Level).ThenBy(r => order.GetValueOrDefault(r.Key, int.MaxValue)).ToList();
        return (sorted[0], sorted[^1]);
    }

    private static string Kind(GivenAnswer answer) => answer.Difficulty switch { "intro" => "an introductory one", "core" => "a core one", _ => "a stretch" };

    private static string Figure(double level) => level.ToString("0", CultureInfo.InvariantCulture);

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private sealed record NamedResult(string Key, string Name, AxisResult Result);
}
