using System.Globalization;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Verify: was it looked at with the eyes of someone who doubts it?</summary>
internal static class VerifyRules
{
    private const int ManyRuns = 2;
    private const int TermsThatExplain = 2;
    private const int FiguresOfACase = 3;

    private static readonly string[] Leads = [": ", " - ", " – "];

    /// <summary>A case of one's own: something concrete, and what came of it. What one would try, or did not, is none.</summary>
    public static Seen OwnCase(Material material)
    {
        var told = material.Verify.Sentences.Where(s => s is { Hypothetical: false, Hollow: false } && !s.Has(Cue.Weak | Cue.Red) && (!s.Denied || (s.Edges != Edge.None && s.Has(Cue.Outcome)))).ToList();
        var cases = told.Where(s => IsCase(s, material)).ToList();
        var settled = cases.Where(s => s.Arrow || s.Has(Cue.Outcome) || Has(material, s, Leads)).ToList();
        if (settled.Count > 0)
            return new Seen(3, Seen.Best(settled));
        if (cases.Count > 0)
            return new Seen(cases.Count > 2 ? 3 : 2, Seen.Best(cases));
        var ran = material.Verify.Sentences.Where(s => s.Has(Cue.GivenTests | Cue.Test)).ToList();
        return new Seen(ran.Count > 0 ? 1 : 0, Seen.Best(ran));
    }

    /// <summary>Asked only when a run failed: is there a word on why? A sentence tells of what went wrong, and of what was behind it.</summary>
    public static Seen? Failures(Material material)
    {
        if (material.Submission.Tests is not { Total: > 0 } tests || (tests.AllPass && tests.Runs < ManyRuns))
            return null;
        var later = material.Implement.Sentences.Concat(material.Verify.Sentences).Concat(material.Reflect.Sentences).Where(s => s is { Hollow: false, Denied: false, Hypothetical: false });
        var told = later.Where(s => s.Has(Cue.Trouble | Cue.Red) || (Before.Had(s) && s.Has(Cue.Reason))).ToList();
        var explained = told.Where(s => s.Has(Cue.Reason) || (s.Has(Cue.Red) && IsAboutTheWork(s, material, 1)) || s.Edges != Edge.None || IsAboutTheWork(s, material, TermsThatExplain)).ToList();
        var failing = tests.FailedNames.Count > 0 ? tests.FailedNames[0] : "";
        return explained.Count > 0 ? new Seen(explained.Any(s => s.Has(Cue.Reason)) ? 3 : 2, Seen.Best(explained), failing)
            : new Seen(told.Count > 0 ? 1 : 0, Seen.Best(told), failing, tests.Runs.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>For answers in words: the weakest place is named. "No weakness" names none.</summary>
    public static Seen Weakness(Material material)
    {
        var told = material.Verify.Sentences.Where(s => !s.Hollow).ToList();
        var weak = told.Where(s => s.Has(Cue.Weak) || IsFeared(s)).ToList();
        var found = weak.Count > 0 ? weak : told.Where(s => s.Has(Cue.Risk | Cue.Doubt | Cue.Trouble) && !IsReported(s)).ToList();
        var level = found.Any(s => s.Has(Cue.Reason | Cue.Condition)) ? 3 : found.Count > 0 ? 2
            : told.Any(s => s.Asks || s.Has(Cue.Test)) ? 1 : 0;
        return new Seen(level, Seen.Best(found));
    }

    /// <summary>A case that was played through and came out well is no weak place.</summary>
    private static bool IsReported(Sentence sentence) => sentence.Has(Cue.Outcome) && sentence.Has(Cue.Tried) && !sentence.Has(Cue.Condition);

    /// <summary>"If two ran at once, entries might be added twice": what could still happen, and when.</summary>
    private static bool IsFeared(Sentence sentence) => sentence.Has(Cue.Condition) && sentence.Words.Any(w => w is "might" or "could" or "would" or "may")
        && (sentence.Edges != Edge.None || sentence.Has(Cue.Risk | Cue.Trouble));

    private static bool IsAboutTheWork(Sentence sentence, Material material, int terms) =>
        sentence.Terms.Count(t => material.Code.Terms.Contains(t) || material.Statement.Terms.Contains(t)) >= terms;

    private static bool IsCase(Sentence sentence, Material material) => !(sentence.Has(Cue.GivenTests) && sentence.Edges == Edge.None && !sentence.Literal) && (
        sentence.Edges != Edge.None
        || (sentence.Literal && sentence.Terms.Count > 0)
        || (sentence.Figures.Count > 0 && sentence.Has(Cue.Test | Cue.Example | Cue.Tried))
        || (sentence.Figures.Count > 1 && sentence.Arrow)
        || (sentence.Figures.Count >= FiguresOfACase && sentence.Terms.Any(material.Statement.Terms.Contains))
        || (sentence.Has(Cue.Outcome) && Has(material, sentence, Leads) && IsAboutTheWork(sentence, material, TermsThatExplain))
        || (sentence.Has(Cue.Tried) && sentence.Terms.Count > 2 && (sentence.Has(Cue.Outcome) || Has(material, sentence, Leads)) && IsAboutTheWork(sentence, material, 1)));

    private static bool Has(Material material, Sentence sentence, string[] signs)
    {
        var text = material.Text(sentence.Place.Source).AsSpan(sentence.Place.Start, sentence.Place.End - sentence.Place.Start);
        foreach (var sign in signs)
        {
            if (text.Contains(sign, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
