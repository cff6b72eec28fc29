namespace Etude.Features.Axes;

/// <summary>One observation of a person on an axis.</summary>
public sealed record AxisObservation
{
    public required string Axis { get; init; }

    /// <summary>What it showed, 0 to 100.</summary>
    public required double Level { get; init; }

    /// <summary>How much it says, above 0; an unaided solve on the problem's first axis is 1.</summary>
    public required double Weight { get; init; }

    public required bool Unaided { get; init; }
    public required DateTimeOffset ObservedAt { get; init; }
}

/// <summary>A person's level on an axis, with its uncertainty as one standard deviation; both 0 to 100.</summary>
public sealed record AxisLevel(string Axis, double Level, double Uncertainty, int Observations);

/// <summary>
/// Turns observations into levels: a weighted mean in which an observation loses half of its weight every 120 days and an aided
/// one counts half, drawn towards a cautious prior that has the weight of one fresh unaided solve.
/// </summary>
public static class AxisLevels
{
    public const double HalfLifeDays = 120;
    public const double PriorLevel = 30;
    public const double PriorWeight = 1;
    public const double AidedShare = 0.5;

    /// <summary>Of one axis, the newest that are worth reading: as many fresh unaided solves leave an uncertainty of 3, and older ones say less.</summary>
    public const int MostObservations = 60;

    private const double Spread = 25;

    /// <summary>A level for every axis of <paramref name="axes"/>, in that order, also where nothing was observed.</summary>
    public static IReadOnlyList<AxisLevel> From(IEnumerable<string> axes, IEnumerable<AxisObservation> observations, DateTimeOffset now)
    {
        var byAxis = observations.ToLookup(o => o.Axis, StringComparer.Ordinal);
        return [.. axes.Select(axis => Of(axis, byAxis[axis], now))];
    }

    private static AxisLevel Of(string axis, IEnumerable<AxisObservation> observations, DateTimeOffset now)
    {
        var (weight, sum, count) = (PriorWeight, PriorWeight * PriorLevel, 0);
        foreach (var observation in observations)
        {
            var days = Math.Max(0, (now - observation.ObservedAt).TotalDays);
            var share = Math.Max(0, observation.Weight) * Math.Pow(0.5, days / HalfLifeDays) * (observation.Unaided ? 1 : AidedShare);
            weight += share;
            sum += share * Math.Clamp(observation.Level, 0, 100);
            count++;
        }

        return new AxisLevel(axis, sum / weight, Spread / Math.Sqrt(weight), count);
    }
}
