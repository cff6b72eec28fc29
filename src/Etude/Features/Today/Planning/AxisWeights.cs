namespace Etude.Features.Today.Planning;

/// <summary>
/// How much each axis matters now: the shares of the active job, or all the same without one. A weight is relative to a mean of 1,
/// and none is below <see cref="Least"/>: what a job does not name is practised less, not dropped.
/// </summary>
public sealed class AxisWeights
{
    public const double Least = 0.2;
    private const double LaterAxis = 0.5;
    private readonly Dictionary<string, double> shares;
    private readonly int axes;

    private AxisWeights(Dictionary<string, double> shares, int axes)
    {
        this.shares = shares;
        this.axes = axes;
    }

    /// <summary>All axes weigh 1.</summary>
    public static AxisWeights Equal { get; } = new([], 1);

    /// <summary>True when a job says what matters.</summary>
    public bool FromJob => shares.Count > 0;

    /// <summary>Takes <c>jds.axis_weights</c>: shares by axis, in any scale.</summary>
    /// <param name="weights">Null for no job. What is no number, infinite, 0 or less, or of an unknown axis is left out.</param>
    /// <param name="axes">All axes there are.</param>
    /// <returns>Equal weights where nothing is left.</returns>
    public static AxisWeights From(IEnumerable<KeyValuePair<string, double>>? weights, IReadOnlyCollection<string> axes)
    {
        var sound = (weights ?? []).Where(w => double.IsFinite(w.Value) && w.Value > 0 && axes.Contains(w.Key, StringComparer.Ordinal)).ToList();
        var largest = sound.Count == 0 ? 0 : sound.Max(w => w.Value);
        var total = sound.Sum(w => w.Value / largest);
        return sound.Count == 0 ? Equal
            : new(sound.ToDictionary(w => w.Key, w => w.Value / largest / total, StringComparer.Ordinal), axes.Count);
    }

    /// <summary>The share that the job gives an axis, 0 to 1; 0 without a job.</summary>
    public double Share(string axis) => shares.GetValueOrDefault(axis);

    /// <summary>The weight of one axis; the mean over all axes is about 1.</summary>
    public double Of(string axis) => FromJob ? Math.Max(Least, shares.GetValueOrDefault(axis) * axes) : 1;

    /// <summary>The weight of a problem: its first axis counts fully, the others half.</summary>
    public double Of(IReadOnlyList<string> problemAxes)
    {
        if (!FromJob || problemAxes.Count == 0)
            return 1;
        var (sum, parts) = (Of(problemAxes[0]), 1.0);
        for (var i = 1; i < problemAxes.Count; i++)
        {
            sum += LaterAxis * Of(problemAxes[i]);
            parts += LaterAxis;
        }

        return sum / parts;
    }
}
