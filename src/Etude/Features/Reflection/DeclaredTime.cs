using Etude.Platform.Content;
using Etude.Platform.Web;

namespace Etude.Features.Reflection;

/// <summary>One axis: was it declared important, and what did it get.</summary>
/// <param name="Share">Of all minutes, 0 to 1.</param>
public sealed record AxisTime(string Name, bool Declared, int Minutes, double Share);

/// <summary>What somebody declared important, beside where their hours went after it.</summary>
/// <param name="Finding">The finding in one sentence.</param>
public sealed record DeclaredTime(string Sentence, string Finding, IReadOnlyList<AxisTime> Axes)
{
    /// <summary>Null where nothing was declared.</summary>
    /// <param name="minutes">By axis, from the day after the set to <paramref name="until"/>.</param>
    public static DeclaredTime? Of(ReflectionRow? set, IReadOnlyDictionary<string, int> minutes, DateOnly until, ContentFiles content)
    {
        if (set is null || (set.DeclaredAxes.Count == 0 && set.Matters.Length == 0))
            return null;
        var total = minutes.Values.Sum();
        var axes = content.Axes.Select(a => a.Key).Concat(minutes.Keys).Concat(set.DeclaredAxes).Distinct(StringComparer.Ordinal)
            .Select(a => new AxisTime(content.AxisName(a), set.DeclaredAxes.Contains(a), minutes.GetValueOrDefault(a), total == 0 ? 0 : (double)minutes.GetValueOrDefault(a) / total))
            .Where(a => a.Declared || a.Minutes > 0)
            .OrderByDescending(a => a.Declared).ThenByDescending(a => a.Minutes).ToList();
        return new(set.Matters, Found(set, axes, total, until), axes);
    }

    private static string Found(ReflectionRow set, List<AxisTime> axes, int total, DateOnly until)
    {
        var since = $"from {set.WindowEnd.AddDays(1).Day()} to {until.Day()}";
        if (until <= set.WindowEnd)
            return "The four weeks after it begin tomorrow.";
        if (total == 0)
            return $"There was no practice {since}.";
        if (set.DeclaredAxes.Count == 0)
            return $"{Instants.Count(total, "minute")} of practice {since}.";
        var got = axes.Where(a => a.Declared).Sum(a => a.Minutes);
        return $"What you declared important got {got.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} of {Instants.Count(total, "minute")} {since}, {Math.Round(100.0 * got / total):0} %.";
    }
}
