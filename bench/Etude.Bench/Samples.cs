namespace Etude.Bench;

/// <summary>Measured values of one kind.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    public double Largest => values.Max();

    /// <summary>The one that was added last.</summary>
    public double Last => values[^1];

    public void Add(double value) => values.Add(value);

    /// <summary>The smallest value that at least this share of all values does not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double At(double share) => values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);
}
