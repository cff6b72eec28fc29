using Etude.Platform.Web;

namespace Etude.Features.Reflection;

/// <summary>Something in a person's rows that is worth a question: what about, the facts, and what fills the question's placeholders.</summary>
public sealed record Occasion(string About, IReadOnlyList<string> Facts, IReadOnlyDictionary<string, string> Values);

/// <summary>Finds what a stretch of days is worth asking about, what matters most first. A pure function; every fact can be counted again.</summary>
public static class Occasions
{
    private const int MetAgain = 3;
    private const int ManyHints = 5;
    private const int LongPause = 8;
    private const int LeftLying = 14;

    public static IReadOnlyList<Occasion> Of(LookBack look)
    {
        var minutes = look.MinutesByAxis;
        Occasion?[] found =
        [
            Declared(look, minutes), Weakest(look, minutes), Nothing(look, minutes), Again(look), Lost(look), Hours(look, minutes), Sure(look),
            Started(look), Pause(look), Hints(look), Dropped(look), Unaided(look),
        ];
        return [.. found.OfType<Occasion>()];
    }

    /// <summary>The stretch in one sentence: what a general question rests on.</summary>
    public static string Stretch(LookBack look)
    {
        var days = look.Days.Count(d => d.SecondsActive > 0);
        return days == 0 ? $"No practice from {look.From.Day()} to {look.To.Day()}."
            : $"From {look.From.Day()} to {look.To.Day()}: {Instants.Count(look.TotalMinutes, "minute")} on {Instants.Count(days, "day")}.";
    }

    private static Occasion? Declared(LookBack look, IReadOnlyDictionary<string, int> minutes)
    {
        if (look.Last is not { Axes.Count: > 0 } last)
            return null;
        var got = last.Axes.Sum(a => minutes.GetValueOrDefault(a));
        var facts = new List<string> { $"On {last.On.Day()} you declared {Names(look, last.Axes)} important." };
        if (last.Sentence.Length > 0)
            facts.Add($"You wrote: “{last.Sentence}”");
        facts.Add(OfTotal(look, got, "Since then"));
        return new("declared", facts, Values(("axes", Names(look, last.Axes)), ("minutes", Number(got))));
    }

    private static Occasion? Weakest(LookBack look, IReadOnlyDictionary<string, int> minutes)
    {
        if (look.Axes.Where(a => a.Observed).OrderByDescending(a => a.Need).ThenBy(a => a.Axis, StringComparer.Ordinal).FirstOrDefault() is not { } axis)
            return null;
        var facts = new List<string> { $"{axis.Name} stands at {axis.Level:0} of 100, give or take {axis.Uncertainty:0}." };
        if (axis.Share > 0)
            facts.Add($"It is {Math.Round(axis.Share * 100):0} % of the job you aim for.");
        facts.Add(OfTotal(look, minutes.GetValueOrDefault(axis.Axis), "It got"));
        return new("weakest", facts, Values(("axis", axis.Name), ("level", $"{axis.Level:0}")));
    }

    private static Occasion? Nothing(LookBack look, IReadOnlyDictionary<string, int> minutes)
    {
        if (look.TotalMinutes == 0)
            return null;
        var axis = look.Axes.Where(a => !minutes.ContainsKey(a.Axis)).OrderByDescending(a => a.Need).ThenBy(a => a.Axis, StringComparer.Ordinal).FirstOrDefault();
        return axis is null ? null : new("nothing",
            [OfTotal(look, 0, $"{axis.Name} got"), .. axis.Share > 0 ? new[] { $"It is {Math.Round(axis.Share * 100):0} % of the job you aim for." } : []], Values(("axis", axis.Name)));
    }

    private static Occasion? Hours(LookBack look, IReadOnlyDictionary<string, int> minutes)
    {
        if (minutes.Count < 2)
            return null;
        var most = minutes.OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).First();
        var others = minutes.Where(m => m.Key != most.Key).OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Take(2).Select(m => $"{Name(look, m.Key)} {Number(m.Value)}");
        return new("hours", [OfTotal(look, most.Value, $"{Name(look, most.Key)} took"), $"Next come {string.Join(" and ", others)}."],
            Values(("axis", Name(look, most.Key)), ("minutes", Number(most.Value))));
    }

    private static Occasion? Again(LookBack look)
    {
        var problem = look.Problems.Where(p => p.Attempts >= MetAgain).OrderByDescending(p => p.Attempts - p.Unaided).ThenByDescending(p => p.Attempts).ThenBy(p => p.Title, StringComparer.Ordinal).FirstOrDefault();
        return problem is null ? null : new("again",
            [$"You tried “{problem.Title}” {problem.Attempts} times, {(problem.Unaided == 0 ? "never" : Instants.Count(problem.Unaided, "time"))} without help.", $"It took {Instants.Count((problem.Seconds + 30) / 60, "minute")}."],
            Values(("problem", problem.Title), ("count", Number(problem.Attempts))));
    }

    private static Occasion? Lost(LookBack look)
    {
        var lost = look.Problems.Where(p => p.Lost > 0).OrderByDescending(p => p.Lost).ThenBy(p => p.Title, StringComparer.Ordinal).ToList();
        var count = lost.Sum(p => p.Lost);
        return count < 2 ? null : new("lost", [$"Solved before and not this time: {string.Join(", ", lost.Take(4).Select(p => p.Lost > 1 ? $"“{p.Title}” ({p.Lost} times)" : $"“{p.Title}”"))}{(lost.Count > 4 ? $" and {lost.Count - 4} more" : "")}."], Values(("count", Number(count))));
    }

    private static Occasion? Sure(LookBack look)
    {
        var count = look.Problems.Sum(p => p.Sure);
        return count < 2 ? null : new("sure", [$"{Instants.Count(count, "attempt")} that you were sure of beforehand did not work out.", $"There were {Instants.Count(look.Problems.Sum(p => p.Attempts), "attempt")} in all."], Values(("count", Number(count))));
    }

    private static Occasion? Hints(LookBack look)
    {
        var count = look.Problems.Sum(p => p.Hints);
        var most = look.Problems.OrderByDescending(p => p.Hints).ThenBy(p => p.Title, StringComparer.Ordinal).FirstOrDefault();
        return count < ManyHints ? null : new("hints", [$"{Instants.Count(count, "hint")} in {Instants.Count(look.Problems.Sum(p => p.Attempts), "attempt")}.", $"Most of them, {most!.Hints}, at “{most.Title}”."], Values(("count", Number(count))));
    }

    private static Occasion? Unaided(LookBack look)
    {
        var count = look.Problems.Sum(p => p.Unaided);
        return count < 2 ? null : new("unaided", [$"{Number(count)} of {Instants.Count(look.Problems.Sum(p => p.Attempts), "attempt")} worked out without hint or solution."], Values(("count", Number(count))));
    }

    private static Occasion? Started(LookBack look)
    {
        var item = look.Library.Where(i => i.Status == "started" && look.To.DayNumber - i.Day.DayNumber >= LeftLying).OrderByDescending(i => i.Day).ThenBy(i => i.Title, StringComparer.Ordinal).FirstOrDefault();
        return item is null ? null : new("started", [$"“{item.Title}” is begun; you last touched it on {item.Day.Day()}."], Values(("title", item.Title), ("days", Number(look.To.DayNumber - item.Day.DayNumber))));
    }

    private static Occasion? Dropped(LookBack look)
    {
        var item = look.Library.Where(i => i.Status == "dropped" && i.Day >= look.From).OrderByDescending(i => i.Day).ThenBy(i => i.Title, StringComparer.Ordinal).FirstOrDefault();
        return item is null ? null : new("dropped", [$"You dropped “{item.Title}” on {item.Day.Day()}."], Values(("title", item.Title)));
    }

    private static Occasion? Pause(LookBack look)
    {
        var days = look.Days.Where(d => d.SecondsActive > 0).Select(d => d.Day).Order().ToList();
        var (longest, from) = days.Zip(days.Skip(1), (a, b) => (Days: b.DayNumber - a.DayNumber - 1, a)).OrderByDescending(g => g.Days).FirstOrDefault();
        return longest < LongPause ? null : new("pause", [$"No practice from {from.AddDays(1).Day()} to {from.AddDays(longest).Day()}."], Values(("days", Number(longest))));
    }

    private static string OfTotal(LookBack look, int minutes, string lead) => look.TotalMinutes == 0
        ? $"{lead} nothing: there was no practice on any axis."
        : $"{lead} {Number(minutes)} of {Instants.Count(look.TotalMinutes, "minute")}, {Math.Round(100.0 * minutes / look.TotalMinutes):0} %.";

    private static string Name(LookBack look, string axis) => look.Axes.FirstOrDefault(a => a.Axis == axis)?.Name ?? axis;

    /// <summary>"Databases", "Databases and Leadership", "A, B and C".</summary>
    private static string Names(LookBack look, IReadOnlyList<string> axes) => axes.Count == 1 ? Name(look, axes[0])
        : $"{string.Join(", ", axes.SkipLast(1).Select(a => Name(look, a)))} and {Name(look, axes[^1])}";

    private static string Number(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
}
