using System.Globalization;

namespace Etude.Recall;

/// <summary>The 21 weights of FSRS-6: their defaults, their bounds and the migration of older vectors.</summary>
public static class RecallWeights
{
    /// <summary>Number of weights.</summary>
    public const int Count = 21;

    /// <summary>The lowest stability, in days.</summary>
    public const double LowestStability = 0.001;

    /// <summary>The highest stability, in days: a hundred years.</summary>
    public const double HighestStability = 36500;

    private const double SameDayCeiling = 2;
    private const double DecayBeforeVersion6 = 0.5;

    /// <summary>The published defaults: the same in ts-fsrs 5.4.2, py-fsrs 6.3.1 and fsrs-rs 6.6.1.</summary>
    public static ReadOnlySpan<double> Defaults =>
    [
        0.212, 1.2931, 2.3065, 8.2956, // w0–w3: first stability for Again, Hard, Good, Easy, in days
        6.4133, 0.8334, 3.0194, 0.001, // w4–w7: difficulty: base, spread, step, mean reversion
        1.8722, 0.1666, 0.796, // w8–w10: growth on success
        1.4835, 0.0614, 0.2629, 1.6483, // w11–w14: stability after a lapse
        0.6014, 1.8729, // w15, w16: Hard penalty, Easy bonus
        0.5425, 0.0912, 0.0658, // w17–w19: stability on the same day
        0.1542, // w20: decay
    ];

    private static ReadOnlySpan<double> LowBounds =>
    [
        LowestStability, LowestStability, LowestStability, LowestStability, 1, 0.001, 0.001, 0.001, 0, 0, 0.001,
        0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1,
    ];

    private static ReadOnlySpan<double> HighBounds =>
    [
        100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5,
        5, 0.25, 0.9, 4, 1, 6, SameDayCeiling, SameDayCeiling, 0.8, 0.8,
    ];

    /// <summary>The least that a weight may be.</summary>
    /// <param name="index">0 to 20.</param>
    /// <param name="shortTerm">Whether same-day reviews have their own formula, which needs w19 above 0.</param>
    public static double Low(int index, bool shortTerm) => index == 19 && shortTerm ? 0.01 : LowBounds[index];

    /// <summary>The most that a weight may be, apart from the ceiling that relearning steps set for w17 and w18.</summary>
    /// <param name="index">0 to 20.</param>
    public static double High(int index) => HighBounds[index];

    /// <summary>
    /// Makes a vector fit for use: brings 17 or 19 weights (FSRS-4.5, FSRS-5) to 21 and pulls each into its bounds.
    /// Source: ts-fsrs 5.4.2, migrateParameters and clipParameters.
    /// </summary>
    /// <param name="weights">17, 19 or 21 finite numbers; empty for the defaults.</param>
    /// <param name="shortTerm">Whether same-day reviews have their own formula.</param>
    /// <param name="relearningSteps">Number of relearning steps; more than one lowers the ceiling of w17 and w18.</param>
    /// <exception cref="RecallException">Another count, or a weight that is not a finite number.</exception>
    public static double[] Prepare(ReadOnlySpan<double> weights, bool shortTerm, int relearningSteps)
    {
        if (weights.IsEmpty)
            weights = Defaults;
        Check(weights);
        var full = Migrate(Clip(weights, shortTerm, relearningSteps));
        return Clip(full, shortTerm, relearningSteps);
    }

    private static void Check(ReadOnlySpan<double> weights)
    {
        if (weights.Length is not (17 or 19 or Count))
            throw new RecallException(string.Create(
                CultureInfo.InvariantCulture, $"A weight vector has 21 numbers (older ones 17 or 19), not {weights.Length}."));
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]))
                throw new RecallException(string.Create(
                    CultureInfo.InvariantCulture, $"Weight w{i} is not a finite number: give 21 numbers, or none for the defaults."));
        }
    }

    private static double[] Migrate(double[] clipped)
    {
        switch (clipped.Length)
        {
            case 19:
                return [.. clipped, 0, DecayBeforeVersion6];
            case 17:
                clipped[4] = ToFixed8((clipped[5] * 2) + clipped[4]);
                clipped[5] = ToFixed8(Math.Log((clipped[5] * 3) + 1) / 3);
                clipped[6] = ToFixed8(clipped[6] + 0.5);
                return [.. clipped, 0, 0, 0, DecayBeforeVersion6];
            default:
                return clipped;
        }
    }

    private static double[] Clip(ReadOnlySpan<double> weights, bool shortTerm, int relearningSteps)
    {
        var ceiling = relearningSteps > 1 ? CeilingOfSameDayWeights(weights, relearningSteps) : SameDayCeiling;
        var clipped = new double[weights.Length];
        for (var i = 0; i < clipped.Length; i++)
            clipped[i] = Bound(weights[i], Low(i, shortTerm), i is 17 or 18 ? ceiling : High(i));
        return clipped;
    }

    /// <summary>
    /// With n relearning steps, w17 and w18 may be at most the root of −(ln w11 + ln(2^w13 − 1) + 0.3·w14) / n,
    /// between 0.01 and 2, so that passing all the steps cannot leave more stability than there was before the lapse.
    /// </summary>
    private static double CeilingOfSameDayWeights(ReadOnlySpan<double> weights, int relearningSteps)
    {
        var w11 = Bound(weights[11], LowBounds[11], HighBounds[11]);
        var w13 = Bound(weights[13], LowBounds[13], HighBounds[13]);
        var w14 = Bound(weights[14], LowBounds[14], HighBounds[14]);
        var square = -(Math.Log(w11) + Math.Log(Math.Pow(2, w13) - 1) + (w14 * 0.3)) / relearningSteps;
        return Bound(Rounding.EightDecimals(Math.Sqrt(Math.Max(square, 0))), 0.01, SameDayCeiling);
    }

    /// <summary>Eight decimals of the exact binary value, as Number.toFixed gives them.</summary>
    private static double ToFixed8(double value) =>
        double.Parse(value.ToString("F8", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Bound(double value, double low, double high) => Math.Min(Math.Max(value, low), high);
}
