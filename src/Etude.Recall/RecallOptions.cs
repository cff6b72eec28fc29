using System.Globalization;

namespace Etude.Recall;

/// <summary>The knobs of a <see cref="RecallModel"/>. The defaults are those of ts-fsrs 5.4.2.</summary>
public sealed record RecallOptions
{
    /// <summary>Below this, more is forgotten than a schedule is worth.</summary>
    public const double LowestRetention = 0.7;

    /// <summary>Above this, the reviews grow without bound.</summary>
    public const double HighestRetention = 0.97;

    private const int LongestStep = 36500 * 1440;

    /// <summary>21 weights (17 and 19 are migrated); empty for the defaults.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>The chance of recall at which a card returns: 0.7 to 0.97.</summary>
    public double DesiredRetention { get; init; } = 0.9;

    /// <summary>The longest interval in days, 1 to 36500. Ordering the four outcomes may lift one by up to three days.</summary>
    public int MaximumInterval { get; init; } = 36500;

    /// <summary>True: steps of minutes and a formula for the same day. False: whole days only (the long-term variant).</summary>
    public bool ShortTerm { get; init; } = true;

    /// <summary>Learning steps in minutes; may be empty.</summary>
    public IReadOnlyList<int> LearningSteps { get; init; } = [1, 10];

    /// <summary>Relearning steps in minutes; may be empty.</summary>
    public IReadOnlyList<int> RelearningSteps { get; init; } = [10];

    /// <summary>Rounds stability, difficulty, recall and the interval's factor to 8 decimals at each step, as ts-fsrs does.</summary>
    public bool RoundToEightDecimals { get; init; } = true;

    /// <summary>Scatters intervals of 3 days and more a little, the same way each time for the same card and instant.</summary>
    public bool Fuzz { get; init; }

    /// <summary>
    /// The rule for wishes from outside: a retention that is no number becomes 0.9, one beyond the range its nearest end.
    /// </summary>
    public static double ClampRetention(double wished) =>
        double.IsNaN(wished) ? 0.9 : Math.Clamp(wished, LowestRetention, HighestRetention);

    /// <summary>Reads a step as ts-fsrs writes it: a whole number with m, h or d.</summary>
    /// <param name="text">"10m", "2h", "1d".</param>
    /// <returns>Minutes.</returns>
    /// <exception cref="RecallException">The text is no step, or longer than a hundred years.</exception>
    public static int ParseStep(string text)
    {
        var minutes = text.Length == 0 ? 0 : text[^1] switch { 'm' => 1, 'h' => 60, 'd' => 1440, _ => 0 };
        if (minutes == 0 || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > LongestStep / minutes)
            throw new RecallException($"A step is a whole number with m, h or d, such as 10m, not \"{text}\".");
        return count * minutes;
    }

    /// <summary>Refuses what no model can be made of.</summary>
    /// <exception cref="RecallException">Retention, maximum interval or a step is out of its range.</exception>
    internal void Check()
    {
        if (!(DesiredRetention is >= LowestRetention and <= HighestRetention))
            throw new RecallException(string.Create(
                CultureInfo.InvariantCulture, $"The desired retention lies between 0.7 and 0.97, not at {DesiredRetention}."));
        if (MaximumInterval is < 1 or > 36500)
            throw new RecallException(string.Create(
                CultureInfo.InvariantCulture, $"The maximum interval lies between 1 and 36500 days, not at {MaximumInterval}."));
        foreach (var minutes in LearningSteps.Concat(RelearningSteps))
        {
            if (minutes is < 0 or > LongestStep)
                throw new RecallException(string.Create(
                    CultureInfo.InvariantCulture, $"A learning step lasts from 0 minutes to a hundred years, not {minutes} minutes."));
        }
    }
}
