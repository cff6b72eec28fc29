namespace Etude.Features.Direction.Reading;

/// <summary>Adds up what speaks for an axis or a share, and remembers the lines it came from.</summary>
internal sealed class Weighing
{
    private const int MostLines = 12;
    private readonly Dictionary<string, double> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<Passage, double>> lines = new(StringComparer.Ordinal);

    public double this[string key] => sums.GetValueOrDefault(key);

    /// <summary>What was added, by key.</summary>
    public IReadOnlyDictionary<string, double> Sums => sums;

    public void Add(string key, double weight, Passage? passage)
    {
        sums[key] = sums.GetValueOrDefault(key) + weight;
        if (passage is null || weight <= 0)
            return;
        if (!lines.TryGetValue(key, out var own))
            lines[key] = own = [];
        own[passage] = own.GetValueOrDefault(passage) + weight;
    }

    /// <summary>The lines that a key rests on, those that say most first.</summary>
    public List<Span> Lines(string key) => lines.TryGetValue(key, out var own)
        ? [.. own.OrderByDescending(l => l.Value).ThenBy(l => l.Key.Index).Take(MostLines).Select(l => l.Key.Span)]
        : [];

    /// <summary>Shares of 1 in thousandths, by key in the given order. Empty when nothing was added.</summary>
    public Dictionary<string, double> Shares(IEnumerable<string> keys) => Thousandths(keys.ToDictionary(k => k, k => this[k], StringComparer.Ordinal));

    /// <summary>Numbers above 0 as shares that add up to 1 exactly: what rounding leaves over goes to the largest remainders.</summary>
    public static Dictionary<string, double> Thousandths(IReadOnlyDictionary<string, double> numbers)
    {
        var total = numbers.Values.Sum();
        if (total <= 0 || !double.IsFinite(total))
            return [];
        var exact = numbers.ToDictionary(n => n.Key, n => n.Value / total * 1000, StringComparer.Ordinal);
        var whole = exact.ToDictionary(e => e.Key, e => (int)Math.Floor(e.Value), StringComparer.Ordinal);
        foreach (var key in exact.OrderByDescending(e => e.Value - whole[e.Key]).ThenBy(e => e.Key, StringComparer.Ordinal).Take(1000 - whole.Values.Sum()).Select(e => e.Key).ToList())
            whole[key]++;
        return whole.ToDictionary(w => w.Key, w => w.Value / 1000.0, StringComparer.Ordinal);
    }
}
