using System.Collections.Frozen;

namespace Etude.Features.Reviews.Reading;

/// <summary>Which words carry the subject of a text, and which of them mean the same.</summary>
internal static class Terms
{
    private static readonly FrozenSet<string> Empty = Split("""
        a able about above after again all almost along already also although always am among an and another any anything are around as at
        away be because been before being below between both but by can cannot could did do does doing done don't down during each either
        else enough etc even every everything few for from further get gets give given go goes going got had has have having he her here hers
        him his how however i if in instead into is it its itself just keep let like made make makes many may maybe me might more most much
        must my near need needs neither never no nor not now of off often on once one ones only onto or other others otherwise our out over
        own per perhaps put quite rather really same say see seem she should since so some something still such take takes than that the
        their them then there these they thing things this those though through till to together too two three under until up upon us use
        used using very via want was way we well were what whatever when where whether which while who whole whom whose why will with within
        without would yes yet you your yours first last next new old good bad it's i'm i'd i'll don't doesn't isn't won't
        """);

    private static readonly FrozenDictionary<string, string> Same = Groups("""
        dict dictionary map hashmap mapping
        wait sleep delay pause
        equal tie duplicate identical
        large big huge long wide
        fail failure error exception
        quick fast
        remove delete drop evict
        begin start
        end finish
        request call
        pointer marker
        twice double repeat
        customer client user
        measure metric measurement
        try attempt retry
        cost price
        scratch anew
        stale outdated
        quadratic n2 n²
        forget overlook
        boundary edge border
        fence fencing epoch
        alert alarm page
        undo rollback revert
        """);

    private const int Shortest = 3;

    /// <summary>The subject that a lower-case word names, as its stem or that of its nearest relative; null for words that only join.</summary>
    public static string? Of(string word)
    {
        if (word.Length < Shortest || Empty.Contains(word) || char.IsAsciiDigit(word[0]))
            return null;
        var stem = Stems.Of(word);
        return Same.GetValueOrDefault(stem, stem);
    }

    private static FrozenSet<string> Split(string words) =>
        words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Groups(string lines) => lines.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stems.Of).ToArray())
        .SelectMany(group => group.Select(word => KeyValuePair.Create(word, group[0])))
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
