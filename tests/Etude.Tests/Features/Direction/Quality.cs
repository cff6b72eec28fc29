using Etude.Features.Direction.Reading;

namespace Etude.Tests.Features.Direction;

/// <summary>How near the engines come to what a careful reader sees.</summary>
public static class Quality
{
    /// <summary>Mean rank correlation (Spearman, ties share their rank) of the axes, over the texts that weigh something.</summary>
    /// <param name="pairs">Labelled and read numbers by axis; what is not there is 0.</param>
    public static double RankCorrelation(IEnumerable<(IReadOnlyDictionary<string, double> Labelled, IReadOnlyDictionary<string, double> Read)> pairs, IReadOnlyList<string> axes) =>
        pairs.Where(p => p.Labelled.Count > 0).Average(p => Correlation(
            Ranks([.. axes.Select(a => p.Labelled.GetValueOrDefault(a))]), Ranks([.. axes.Select(a => p.Read.GetValueOrDefault(a))])));

    /// <summary>Precision and recall over all names of all texts.</summary>
    public static (double Precision, double Recall) Found(IEnumerable<(IReadOnlyList<string> Labelled, IEnumerable<string> Read)> pairs)
    {
        var (right, read, labelled) = (0, 0, 0);
        foreach (var pair in pairs)
        {
            var found = pair.Read.ToHashSet(StringComparer.OrdinalIgnoreCase);
            right += pair.Labelled.Count(found.Contains);
            read += found.Count;
            labelled += pair.Labelled.Count;
        }

        return ((double)right / Math.Max(1, read), (double)right / Math.Max(1, labelled));
    }

    /// <summary>Mean absolute difference of a share, 0 to 1, over the texts that have a shape.</summary>
    /// <param name="pairs">Labelled shares in per cent; read shares of 1.</param>
    public static double ShapeError(IEnumerable<(IReadOnlyDictionary<string, double> Labelled, IReadOnlyDictionary<string, double> Read)> pairs) =>
        pairs.Where(p => p.Labelled.Count > 0).SelectMany(p => p.Labelled.Select(l => Math.Abs((l.Value / 100) - p.Read.GetValueOrDefault(l.Key)))).Average();

    /// <summary>"2019-2022" or "2021-now", as the labels write it.</summary>
    public static IEnumerable<string> Years(CvReading cv) => cv.Roles.Select(r => $"{r.From}-{(r.To is { } to ? to.ToString(System.Globalization.CultureInfo.InvariantCulture) : "now")}");

    private static double Correlation(double[] one, double[] other)
    {
        var (meanOne, meanOther) = (one.Average(), other.Average());
        var (both, squareOne, squareOther) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            both += (one[i] - meanOne) * (other[i] - meanOther);
            squareOne += Math.Pow(one[i] - meanOne, 2);
            squareOther += Math.Pow(other[i] - meanOther, 2);
        }

        return squareOne == 0 || squareOther == 0 ? 0 : both / Math.Sqrt(squareOne * squareOther);
    }

    private static double[] Ranks(double[] values) => [.. values.Select(v => values.Count(o => o < v) + ((values.Count(o => Math.Abs(o - v) < 1e-9) + 1) / 2.0))];
}
