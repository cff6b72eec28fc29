namespace Etude.Features.Direction.Reading;

/// <summary>A term where it stands.</summary>
/// <param name="Word">Index of its first word in the passage.</param>
public sealed record Mention(Term Term, Passage Passage, int Word);

/// <summary>Finds the terms of a text, without those that the text takes away again ("no Kubernetes", "Java is not required").</summary>
internal static class FindMentions
{
    private const int Reach = 10;
    private const int ShortItem = 3;
    private static readonly string[] Turns = ["but", "however", "instead", "only", "just", "rather", "aber", "sondern", "mais"];
    private static readonly string[] Joins = ["or", "nor", "and", "oder", "noch", "ou", "ni"];

    public static IEnumerable<Mention> In(IEnumerable<Passage> passages, Lexicon lexicon, Steps steps)
    {
        foreach (var passage in passages.Where(p => !p.IsNoise && p.Section is not (Section.Unwanted or Section.Offer)))
            foreach (var found in lexicon.Terms.In(passage.Words, steps))
                if (found.What is { } term && !IsTakenAway(passage, found.First, found.Last, steps))
                    yield return new(term, passage, found.First);
    }

    private static bool IsTakenAway(Passage passage, int first, int last, Steps steps)
    {
        for (var at = FirstNear(passage.Wording, first - (2 * Reach)); at < passage.Wording.Count && passage.Wording[at].First <= last + Reach; at++)
        {
            steps.Count++;
            var wording = passage.Wording[at];
            if (wording.What == Wording.Not && wording.Last < first && first - wording.Last <= Reach && ReachesTo(passage.Words, wording.Last + 1, first))
                return true;
            if (wording.What == Wording.NotAsked && wording.First > last && wording.First - last <= Reach && !HasClauseEnd(passage.Words, last + 1, wording.First))
                return true;
        }

        return false;
    }

    /// <summary>The first wording that begins at or after a word: they stand in the order of the text.</summary>
    private static int FirstNear(IReadOnlyList<Found<Wording>> wording, int word)
    {
        var (low, high) = (0, wording.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = wording[middle].First < word ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a "no" before the word <paramref name="from"/> still holds at <paramref name="to"/>: through short items of a list, not beyond a clause.</summary>
    private static bool ReachesTo(IReadOnlyList<Word> words, int from, int to)
    {
        for (var at = from; at <= to; at++)
        {
            if (words[at].Before == Break.Clause || Turns.Contains(words[at].Text, StringComparer.Ordinal))
                return false;
            if (words[at].Before == Break.Comma && !Joins.Contains(words[at].Text, StringComparer.Ordinal) && !IsShortItem(words, at))
                return false;
        }

        return true;
    }

    private static bool IsShortItem(IReadOnlyList<Word> words, int at)
    {
        for (var length = 1; length <= ShortItem; length++)
            if (at + length >= words.Count || words[at + length].Before != Break.None || Joins.Contains(words[at + length].Text, StringComparer.Ordinal))
                return true;
        return false;
    }

    private static bool HasClauseEnd(IReadOnlyList<Word> words, int from, int to)
    {
        for (var at = from; at <= to; at++)
            if (words[at].Before == Break.Clause)
                return true;
        return false;
    }
}
