using System.Buffers;

namespace Etude.Features.Reviews.Reading;

/// <summary>Brings the forms of an English word together, roughly: enough to see that "charged" and "charges" speak of the same.</summary>
internal static class Stems
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private const int Shortest = 3;

    /// <summary>The stem of a lower-case word. Short words and words with digits stay as they are.</summary>
    public static string Of(string word)
    {
        if (word.Length <= Shortest || char.IsAsciiDigit(word[0]))
            return word;
        var stem = WithoutPlural(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word);
        return WithoutEnding(stem);
    }

    private static string WithoutPlural(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's' or 'x' or 'h', 'e', 's'] => word[..^2],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.., 's'] when word.Length > Shortest => word[..^1],
        _ => word,
    };

    private static string WithoutEnding(string word)
    {
        if (word.EndsWith("ing", StringComparison.Ordinal) && Stands(word[..^3]))
            return Single(word[..^3]);
        if (word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) && Stands(word[..^2]))
            return Single(word[..^2]);
        if (word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5)
            return word[..^2];
        return word.EndsWith('e') && word.Length > Shortest ? word[..^1] : word;
    }

    /// <summary>Long enough to be a word, with a vowel: "string" is no form of "str".</summary>
    private static bool Stands(string stem) => stem.Length >= Shortest && stem.AsSpan().ContainsAny(Vowels);

    /// <summary>"planned" and "plan", "dropping" and "drop"; but "missed" stays with "miss".</summary>
    private static string Single(string stem) =>
        stem.Length > Shortest && stem[^1] == stem[^2] && !"aeiouls".Contains(stem[^1], StringComparison.Ordinal) ? stem[..^1]
        : stem[^1] == 'e' ? stem[..^1] : stem;
}
