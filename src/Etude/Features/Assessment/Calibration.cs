using System.Globalization;
using Etude.Platform.Web;

namespace Etude.Features.Assessment;

/// <summary>How often a person was right when they said how sure they were.</summary>
/// <param name="Confidence">1, a guess, to 5, sure.</param>
/// <param name="Expected">How many of the answers that confidence stands for.</param>
public sealed record CalibrationStep(int Confidence, int Answers, int Right, double Expected);

/// <summary>What people said beside what was so.</summary>
public static class Calibration
{
    private static readonly double[] Chances = [0.25, 0.4, 0.55, 0.75, 0.95];

    /// <summary>Off by so many answers of a run is more than chance and rounding make.</summary>
    private const double Notable = 1.5;

    /// <summary>The chance of being right that a confidence stands for: a guess one in four, since there are four options; sure nineteen in twenty.</summary>
    /// <param name="confidence">1 to 5; null for "I do not know", which promises nothing.</param>
    public static double Chance(int? confidence) => confidence is { } step ? Chances[Math.Clamp(step, 1, Chances.Length) - 1] : 0;

    /// <summary>One step for each confidence that was said, from guess to sure.</summary>
    public static IReadOnlyList<CalibrationStep> Steps(IEnumerable<GivenAnswer> answers) => [.. answers
        .Where(a => a.Confidence is not null)
        .GroupBy(a => a.Confidence!.Value)
        .OrderBy(g => g.Key)
        .Select(g => new CalibrationStep(g.Key, g.Count(), g.Count(a => a.IsRight), g.Count() * Chance(g.Key)))];

    /// <summary>The finding in one sentence.</summary>
    public static string Sentence(IEnumerable<GivenAnswer> answers)
    {
        var steps = Steps(answers);
        var (right, expected) = (steps.Sum(s => s.Right), steps.Sum(s => s.Expected));
        if (steps.Count == 0)
            return "There is no answer with a confidence, so there is nothing to compare yet.";
        var figures = $"by what you said, about {expected.ToString("0", CultureInfo.InvariantCulture)} of {Instants.Count(steps.Sum(s => s.Answers), "answer")} would be right, and {right} {(right == 1 ? "is" : "are")}";
        return (right - expected) switch
        {
            <= -Notable => $"You were surer than the answers bear out: {figures}.",
            >= Notable => $"You know more than you trusted yourself to: {figures}.",
            _ => $"How sure you were fits: {figures}.",
        };
    }
}
