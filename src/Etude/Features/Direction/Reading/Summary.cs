namespace Etude.Features.Direction.Reading;

/// <summary>What was read, in two or three plain sentences made of its own figures.</summary>
internal static class Summary
{
    private const int MostNamed = 8;

    public static string OfJob(IReadOnlyDictionary<string, double> weights, IReadOnlyList<SignalTag> tags, Lexicon lexicon)
    {
        if (weights.Count == 0)
            return "No word in this text says anything about the axes, so nothing was weighed. You can set the weights yourself.";
        var top = weights.OrderByDescending(w => w.Value).Take(3).Select(w => $"{lexicon.AxisName(w.Key)} ({Math.Round(w.Value * 100):0}\u00a0%)").ToList();
        var sentences = new List<string> { $"Asks most for {List(top)}." };
        if (Named(tags, Asked.Must) is { Count: > 0 } musts)
            sentences.Add($"Must have: {string.Join(", ", musts)}.");
        if (Named(tags, Asked.Nice) is { Count: > 0 } wishes)
            sentences.Add($"Good to have: {string.Join(", ", wishes)}.");
        return string.Join(" ", sentences);
    }

    public static string OfCv(IReadOnlyList<CvRole> roles, IReadOnlyList<CvLevel> levels, int year, Lexicon lexicon)
    {
        if (levels.Count == 0)
            return "No word in this text says anything about the axes, so no level was read out of it.";
        var first = roles.Count == 0 ? 0 : roles.Min(r => r.From);
        var years = roles.Count == 0 ? "It names no role with its years." : $"{Platform.Web.Instants.Count(roles.Count, "role")} with years, the first from {first}; about {Platform.Web.Instants.Count(Math.Max(1, Years(roles, year)), "year")} altogether.";
        return $"{years} It says most about {List([.. levels.OrderByDescending(l => l.Level).Take(3).Select(l => lexicon.AxisName(l.Axis))])}.";
    }

    /// <summary>Calendar years that some role covers.</summary>
    private static int Years(IReadOnlyList<CvRole> roles, int year) =>
        roles.SelectMany(r => Enumerable.Range(r.From, Math.Max(1, (r.To ?? year) - r.From))).Distinct().Count();

    private static List<string> Named(IReadOnlyList<SignalTag> tags, Asked asked) => [.. tags.Where(t => t.Asked == asked).Take(MostNamed).Select(t => t.Tag)];

    private static string List(List<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
