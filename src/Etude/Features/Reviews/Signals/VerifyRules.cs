using System.Globalization;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Verify: was it looked at with the eyes of someone who doubts it?</summary>
internal static class VerifyRules
{
    private const int ManyRuns = 2;
    private const int TermsThatExplain = 2;

    /// <summary>A case of one's own: something concrete, and what came of it.</summary>
    public static Seen OwnCase(Material material)
    {
        var cases = material.Verify.Sentences.Where(IsCase).ToList();
        var settled = cases.Where(s => s.Arrow || s.Has(Cue.Outcome)).ToList();
        if (settled.Count > 0)
            return new Seen(3, Seen.Best(settled));
        if (cases.Count > 0)
            return new Seen(cases.Count > 2 ? 3 : 2, Seen.Best(cases));
        var ran = material.Verify.Sentences.Where(s => s.Has(Cue.GivenTests | Cue.Test)).ToList();
        return new Seen(ran.Count > 0 ? 1 : 0, Seen.Best(ran));
    }

    /// <summary>Asked only when a run failed: is there a word on why?</summary>
    public static Seen? Failures(Material material)
    {
        if (material.Submission.Tests is not { Total: > 0 } tests || (tests.AllPass && tests.Runs < ManyRuns))
            return null;
        var later = material.Implement.Sentences.Concat(material.Verify.Sentences).Concat(material.Reflect.Sentences);
        var told = later.Where(s => s.Has(Cue.Trouble)).ToList();
        var explained = told.Where(s => s.Has(Cue.Reason) || s.Edges != Edge.None || s.Terms.Count(material.Code.Terms.Contains) >= TermsThatExplain).ToList();
        var failing = tests.FailedNames.Count > 0 ? tests.FailedNames[0] : "";
        return explained.Count > 0 ? new Seen(explained.Any(s => s.Has(Cue.Reason)) ? 3 : 2, Seen.Best(explained), failing)
            : new Seen(told.Count > 0 ? 1 : 0, Seen.Best(told), failing, tests.Runs.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>For answers in words: the weakest place is named.</summary>
    public static Seen Weakness(Material material)
    {
        var found = material.Verify.Sentences.Where(s => s.Has(Cue.Risk | Cue.Doubt | Cue.Trouble)).ToList();
        var level = found.Any(s => s.Has(Cue.Reason | Cue.Condition)) ? 3 : found.Count > 0 ? 2
            : material.Verify.Sentences.Any(s => s.Asks || s.Has(Cue.Test)) ? 1 : 0;
        return new Seen(level, Seen.Best(found));
    }

    private static bool IsCase(Sentence sentence) =>
        sentence.Edges != Edge.None
        || (sentence.Literal && sentence.Terms.Count > 0 && !sentence.Has(Cue.GivenTests))
        || (sentence.Figures.Count > 0 && sentence.Has(Cue.Test | Cue.Example) && !sentence.Has(Cue.GivenTests))
        || (sentence.Figures.Count > 1 && sentence.Arrow);
}
