using System.Collections.Frozen;

namespace Etude.Features.Reviews.Reading;

/// <summary>
/// Where the words of a sentence are denied: "I did not check the empty list" names no check and no special case, "no weakness" no weak
/// place. A denial reaches to the end of its clause.
/// </summary>
internal sealed class Negation
{
    /// <summary>What is not said when somebody says that it was not done or thought of.</summary>
    private const Cue NotDone = Cue.Example | Cue.Test | Cue.GivenTests | Cue.Lesson | Cue.NextTime | Cue.Intent | Cue.Assumption | Cue.Alternative | Cue.Cost | Cue.Approach
        | Cue.Limit | Cue.Tried | Cue.Outcome | Cue.CaseIntro | Cue.Sequence | Cue.Measure;

    /// <summary>What is not there when "no", "not" or "nothing" stands just before it.</summary>
    private const Cue NotThere = Cue.Risk | Cue.Trouble | Cue.Doubt | Cue.Weak | Cue.Lesson | Cue.NextTime | Cue.Intent | Cue.Red | Cue.Alternative;

    private const int VerbWithin = 4;
    private const int Near = 2;

    private static readonly FrozenSet<string> Negators = Set("not no never nothing none nobody without neither nor cannot");
    private static readonly FrozenSet<string> People = Set("i we i've we've");
    private static readonly FrozenSet<string> ClauseEnds = Set("but however instead although though until because since so yet only then");
    private static readonly FrozenSet<string> Modals = Set("would could should might i'd we'd");

    private static readonly FrozenSet<string> Activities = Stemmed("""
        check test try tried look think thought consider verify ran run plan learn learned learnt got know knew idea say bother measure examine explore walk work
        prove calculate compute write wrote find found change draw trace lesson remember reach manage time
        """);

    private static readonly FrozenSet<string> Trials = Stemmed("try tried test check walk work draw verify run trace look feed put go measure prove simulate");

    private Negation(ulong[]? cues, ulong[]? edges, bool denies) => (Cues, Edges, Denies) = (cues, edges, denies);

    /// <summary>For each word the cues that it does not raise here; null when nothing is denied.</summary>
    public ulong[]? Cues { get; }

    public ulong[]? Edges { get; }

    /// <summary>Says of a piece of one's own work that it was not done.</summary>
    public bool Denies { get; }

    /// <param name="words">Of one sentence, in lower case.</param>
    /// <param name="stems">The same words by their stems.</param>
    public static Negation In(IReadOnlyList<string> words, IReadOnlyList<string> stems)
    {
        ulong[]? cues = null;
        ulong[]? edges = null;
        var denies = false;
        for (var at = 0; at < words.Count; at++)
        {
            if (!IsNegator(words[at]))
                continue;
            cues ??= new ulong[words.Count];
            edges ??= new ulong[words.Count];
            var end = EndOfClause(words, at + 1);
            for (var i = at + 1; i < end && i <= at + Near; i++)
                cues[i] |= (ulong)NotThere;
            if (!IsOwnWork(words, stems, at, end))
                continue;
            denies = true;
            for (var i = at; i < end; i++)
                (cues[i], edges[i]) = (cues[i] | (ulong)NotDone, ulong.MaxValue);
        }

        return new Negation(cues, edges, denies);
    }

    /// <summary>"I would try the empty list", "I should have checked": a wish, not a report.</summary>
    public static bool IsHypothetical(IReadOnlyList<string> words, IReadOnlyList<string> stems)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!Modals.Contains(words[at]))
                continue;
            for (var i = at + 1; i < words.Count && i <= at + VerbWithin; i++)
            {
                if (Trials.Contains(stems[i]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Somebody speaks of what they did not do: an activity follows, and the sentence is about the writer, or begins with the denial.</summary>
    private static bool IsOwnWork(IReadOnlyList<string> words, IReadOnlyList<string> stems, int at, int end)
    {
        var mine = at <= 1 && words[at] is not ("never" or "without" or "nobody" or "nor" or "cannot");
        for (var i = Math.Max(0, at - 3); i < at && !mine; i++)
            mine = People.Contains(words[i]);
        for (var i = at + 1; i < end && i <= at + VerbWithin && mine; i++)
        {
            if (Activities.Contains(stems[i]))
                return true;
        }

        return false;
    }

    private static int EndOfClause(IReadOnlyList<string> words, int from)
    {
        while (from < words.Count && !ClauseEnds.Contains(words[from]))
            from++;
        return from;
    }

    private static bool IsNegator(string word) => Negators.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Stemmed(string words) => Set(words).Select(Stems.Of).ToFrozenSet(StringComparer.Ordinal);
}
