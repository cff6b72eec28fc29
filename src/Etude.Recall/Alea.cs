using System.Globalization;

namespace Etude.Recall;

/// <summary>
/// The first number of the Alea generator (Johannes Baagøe) for a seed: what ts-fsrs scatters its intervals with.
/// Keeps the generator's floating-point steps, so that the same seed gives the same number there and here.
/// </summary>
internal static class Alea
{
    private const double TwoToMinus32 = 2.3283064365386963e-10;

    /// <summary>A number in [0, 1) from the text "milliseconds_reviews_product", made without allocation.</summary>
    /// <param name="unixMilliseconds">The review's instant.</param>
    /// <param name="reviews">Number of reviews, this one included.</param>
    /// <param name="product">Difficulty times stability before the review; at most 15 digits before the point.</param>
    public static double First(long unixMilliseconds, int reviews, double product)
    {
        Span<char> seed = stackalloc char[80];
        unixMilliseconds.TryFormat(seed, out var length, default, CultureInfo.InvariantCulture);
        seed[length++] = '_';
        reviews.TryFormat(seed[length..], out var written, default, CultureInfo.InvariantCulture);
        length += written;
        seed[length++] = '_';
        product.TryFormat(seed[length..], out written, default, CultureInfo.InvariantCulture);
        return First(seed[..(length + written)]);
    }

    /// <summary>A number in [0, 1) from any text.</summary>
    public static double First(ReadOnlySpan<char> seed)
    {
        var hash = 4022871197.0;
        var first = Mash(ref hash, " ");
        Mash(ref hash, " ");
        Mash(ref hash, " ");
        first -= Mash(ref hash, seed);
        if (first < 0)
            first += 1;
        var product = (2091639 * first) + TwoToMinus32;
        return product - (int)product;
    }

    private static double Mash(ref double hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            hash += letter;
            var mixed = 0.02519603282416938 * hash;
            hash = Low32(mixed);
            mixed -= hash;
            mixed *= hash;
            hash = Low32(mixed);
            mixed -= hash;
            hash += mixed * 4294967296;
        }

        return Low32(hash) * TwoToMinus32;
    }

    private static double Low32(double value) => (uint)(ulong)value;
}
