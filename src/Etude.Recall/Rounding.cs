namespace Etude.Recall;

/// <summary>Rounding as JavaScript does it, because the oracle of this model is written in it.</summary>
internal static class Rounding
{
    /// <summary>The nearest whole number, halves upwards (ECMAScript Math.round).</summary>
    public static double HalfUp(double value)
    {
        var above = Math.Ceiling(value);
        return above - 0.5 > value ? above - 1 : above;
    }

    /// <summary>The nearest multiple of 10⁻⁸, halves upwards, by multiplying and dividing in floating point.</summary>
    public static double EightDecimals(double value) => HalfUp(value * 1e8) / 1e8;
}
