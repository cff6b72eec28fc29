using Etude.Platform.Postgres;

namespace Etude.Features.Assessment;

/// <summary>What a run shows of one axis; stored as part of its result.</summary>
public sealed record AxisResult
{
    /// <summary>0 to 100, on the scale of the anchors in <c>axes.toml</c>.</summary>
    public required double Level { get; init; }

    /// <summary>One standard deviation of the level.</summary>
    public required double Uncertainty { get; init; }

    public required int Asked { get; init; }
    public required int Right { get; init; }

    /// <summary>The lower end of the band that holds the level with four chances in five.</summary>
    public double Low => Math.Max(0, Level - (AssessmentLevels.BandWidth * Uncertainty));

    /// <summary>The upper end of that band.</summary>
    public double High => Math.Min(100, Level + (AssessmentLevels.BandWidth * Uncertainty));
}

/// <summary>
/// Turns answers into levels. A question of difficulty b is known by a person of level t with the chance 1 / (1 + e^((b − t) / 12)),
/// where b is 25 for intro, 50 for core and 75 for stretch; whoever does not know it hits the right one of four options by guessing
/// one time in four. Both are weighed by Bayes' rule on the levels 0, 1, …, 100: first all answers together, beginning from a wide
/// belief around 45, which gives the person's general level; then each axis by its own answers, beginning from that general level.
/// The mean is the level, the standard deviation its uncertainty. Confidence plays no part, so nothing is gained by bluffing, and
/// "I do not know" counts exactly like a wrong answer: both say that it was not known.
/// </summary>
public static class AssessmentLevels
{
    /// <summary>80 % of a normal distribution lie within so many standard deviations.</summary>
    public const double BandWidth = 1.28;

    private const double Guessing = 0.25;
    private const double Slope = 12;
    private const double PriorLevel = 45;
    private const double PriorSpread = 22;
    private const double SpreadOfAxes = 16;
    private const int Highest = 100;

    /// <summary>The level that knows half of the questions of this difficulty.</summary>
    public static double Asks(string difficulty) => difficulty switch { "intro" => 25, "core" => 50, _ => 75 };

    /// <summary>A result for every axis that was asked about.</summary>
    public static JsonMap<AxisResult> From(IReadOnlyList<GivenAnswer> answers)
    {
        var (general, _) = Estimate(answers, PriorLevel, PriorSpread);
        return new(answers.GroupBy(a => a.Axis, StringComparer.Ordinal).Select(axis =>
        {
            var own = axis.ToList();
            var (level, spread) = Estimate(own, general, SpreadOfAxes);
            return KeyValuePair.Create(axis.Key, new AxisResult
            {
                Level = Math.Round(level, 1), Uncertainty = Math.Round(spread, 1), Asked = own.Count, Right = own.Count(a => a.IsRight),
            });
        }));
    }

    private static (double Mean, double Spread) Estimate(IReadOnlyList<GivenAnswer> answers, double centre, double width)
    {
        var (weights, total, mean) = (new double[Highest + 1], 0.0, 0.0);
        for (var level = 0; level <= Highest; level++)
        {
            var distance = (level - centre) / width;
            var weight = Math.Exp(-distance * distance / 2);
            foreach (var answer in answers)
            {
                var known = 1 / (1 + Math.Exp((Asks(answer.Difficulty) - level) / Slope));
                weight *= answer.IsRight ? Guessing + ((1 - Guessing) * known) : 1 - known;
            }

            weights[level] = weight;
            total += weight;
            mean += weight * level;
        }

        mean /= total;
        var variance = weights.Select((w, level) => w * (level - mean) * (level - mean)).Sum() / total;
        return (mean, Math.Sqrt(variance));
    }
}
