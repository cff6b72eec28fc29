using Etude.Features.Practice;
using Etude.Features.Reviews.Findings;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;

namespace Etude.Features.Reviews;

/// <summary>Two to four sentences: what went best, what to work on, what was empty. Holds no words of the person and no answer.</summary>
internal static class Summary
{
    private const int Good = 80;
    private const int AtLeastSomething = 50;

    public static string Of(Material material, IReadOnlyList<Observed> observed, IReadOnlyDictionary<string, PhaseReview> phases)
    {
        var (touched, empty) = (Phases.All.Where(material.IsTouched).ToList(), Phases.All.Where(p => !material.IsTouched(p)).ToList());
        if (touched.Count == 0)
            return "Nothing was written or changed in this attempt, so there is nothing to review yet. A line in each phase is enough to begin with.";
        var scored = touched.Where(phases.ContainsKey).ToList();
        var sentences = new List<string>();
        var best = scored.MaxBy(p => phases[p].Score)!;
        var worst = scored.MinBy(p => phases[p].Score)!;
        if (phases[best].Score >= AtLeastSomething)
            sentences.Add($"**{Phases.Name(best)}** is your strongest phase here, at {phases[best].Score} of 100.{Because(observed, best, strong: true)}");
        if (empty.Where(p => material.Notes(p).IsBlank).ToList() is { Count: > 0 } blank)
            sentences.Add($"{Names(blank)} {(blank.Count == 1 ? "is" : "are")} empty, so nothing there could be reviewed.");
        if (empty.Where(p => material.Notes(p).HasCopied).ToList() is { Count: > 0 } copied)
            sentences.Add($"{Names(copied)} {(copied.Count == 1 ? "repeats" : "repeat")} the statement, and no words of your own were found there.");
        if (empty.Where(p => !material.Notes(p).IsBlank && !material.Notes(p).HasCopied).ToList() is { Count: > 0 } brief)
            sentences.Add($"{Names(brief)} {(brief.Count == 1 ? "says" : "say")} too little to be reviewed.");
        if (worst != best || sentences.Count == 0 || phases[worst].Score < AtLeastSomething)
            sentences.Add(phases[worst].Score >= Good ? "No phase lags behind the others." : $"**{Phases.Name(worst)}** {(empty.Count > 0 ? "is the next" : "is the one")} to work on, at {phases[worst].Score}.{Because(observed, worst, strong: false)}");
        return string.Join(' ', sentences);
    }

    /// <summary>The anchor that explains the score best, as a sentence of its own.</summary>
    private static string Because(IReadOnlyList<Observed> observed, string phase, bool strong)
    {
        var there = observed.Where(o => o.Signal.Phase == phase && o.Signal.Weight > 1 && (strong ? o.IsStrong && (o.Signal.File.Strong ?? o.Signal.File.Nearly) is not null : o.Seen.Level <= 1));
        var one = there.OrderByDescending(o => strong ? o.Signal.Weight : o.Matters).ThenBy(o => o.Signal.Key, StringComparer.Ordinal).FirstOrDefault();
        return one is null ? "" : " " + one.Signal.Anchors[one.Seen.Level];
    }

    private static string Names(List<string> phases)
    {
        var names = phases.ConvertAll(Phases.Name);
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
