using System.Collections.Frozen;

namespace Etude.Features.Reviews.Reading;

/// <summary>Words and phrases, each with the flags it raises; looked up by stem, so that every form of a word counts.</summary>
internal sealed class Lexicon<TFlags> where TFlags : struct, Enum
{
    private sealed record Phrase(string Second, string? Third, ulong Flags);

    private readonly FrozenDictionary<string, ulong> _words;
    private readonly FrozenDictionary<string, Phrase[]> _phrases;

    /// <param name="entries">Flags, and for each the words and phrases of two or three words.</param>
    public Lexicon(IEnumerable<(TFlags Flags, IReadOnlyList<string> Words)> entries)
    {
        var parsed = entries
            .SelectMany(e => e.Words
                .Select(phrase => (Stems: Tokens.Words(phrase).ConvertAll(Stems.Of), Flags: Convert.ToUInt64(e.Flags, null))))
            .ToList();
        _words = parsed.Where(p => p.Stems.Count == 1).GroupBy(p => p.Stems[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Aggregate(0ul, (all, p) => all | p.Flags), StringComparer.Ordinal);
        _phrases = parsed.Where(p => p.Stems.Count is 2 or 3).GroupBy(p => p.Stems[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => new Phrase(p.Stems[1], p.Stems.ElementAtOrDefault(2), p.Flags)).ToArray(),
                StringComparer.Ordinal);
    }

    /// <summary>All flags raised by a run of stems.</summary>
    /// <param name="deaf">For each stem the flags that it, and a phrase that begins with it, does not raise here; null when all count.</param>
    public ulong Of(IReadOnlyList<string> stems, ulong[]? deaf = null)
    {
        var found = 0ul;
        for (var i = 0; i < stems.Count; i++)
        {
            var here = _words.GetValueOrDefault(stems[i]);
            foreach (var phrase in _phrases.GetValueOrDefault(stems[i]) ?? [])
                here |= Follows(phrase, stems, i) ? phrase.Flags : 0;
            found |= deaf is null ? here : here & ~deaf[i];
        }

        return found;
    }

    /// <summary>Whether a single word raises a flag.</summary>
    public bool Raises(string stem, TFlags flag) => (_words.GetValueOrDefault(stem) & Convert.ToUInt64(flag, null)) != 0;

    /// <summary>The distinct single words among these stems that raise a flag.</summary>
    public IEnumerable<string> Hits(IEnumerable<string> stems, TFlags flag)
    {
        var wanted = Convert.ToUInt64(flag, null);
        return stems.Where(s => (_words.GetValueOrDefault(s) & wanted) != 0).Distinct(StringComparer.Ordinal);
    }

    private static bool Follows(Phrase phrase, IReadOnlyList<string> stems, int at) =>
        at + 1 < stems.Count && stems[at + 1] == phrase.Second
        && (phrase.Third is null || (at + 2 < stems.Count && stems[at + 2] == phrase.Third));
}
