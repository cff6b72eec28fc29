using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>How far a rule saw its signal.</summary>
/// <param name="Level">0 (not at all) to 3 (fully).</param>
/// <param name="Where">The words or lines it rests on; null when it is about something that is not there.</param>
/// <param name="Details">Words for the blanks of a claim: names, counts, a cost as the person wrote it.</param>
internal sealed record Seen(int Level, Place? Where = null, params IReadOnlyList<string> Details)
{
    /// <summary>Three or more, two, one, none.</summary>
    public static int Count(int found) => Math.Clamp(found, 0, 3);

    /// <summary>The longest of the sentences that a reader can still take in at a glance.</summary>
    public static Place? Best(IEnumerable<Sentence> found)
    {
        Sentence? best = null;
        foreach (var sentence in found)
        {
            if (best is null || Worth(sentence) > Worth(best))
                best = sentence;
        }

        return best?.Place;
    }

    private static int Worth(Sentence sentence) => Math.Min(sentence.Terms.Count, 12) + sentence.Figures.Count.CompareTo(0) - (sentence.Heading ? 20 : 0);
}
