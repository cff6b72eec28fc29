namespace Etude.Platform.Content;

/// <summary>Finds what a misspelt word probably meant.</summary>
internal static class DidYouMean
{
    /// <summary>The end of a sentence about an unknown word: <c> (did you mean "x"?)</c>, or the choices when none is near.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="known">The words that exist, in the order in which they should be listed.</param>
    public static string Remedy(string word, IReadOnlyCollection<string> known)
    {
        if (Nearest(word, known) is { } near) return $" (did you mean \"{near}\"?)";
        return known.Count is > 0 and <= 12 ? $" (it is one of: {string.Join(", ", known)})" : "";
    }

    /// <summary>The nearest known word, or null when none is within a third of its letters.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var folded = Fold(word);
        return known
            .Select(k => (Word: k, Distance: Distance(folded, Fold(k))))
            // Every letter is one edit away from every other, so a single one is nobody's misspelling.
            .Where(k => k.Word.Length > 1 && k.Distance <= Math.Max(1, Math.Min(folded.Length, k.Word.Length) / 3))
            .OrderBy(k => k.Distance)
            .ThenBy(k => k.Word, StringComparer.Ordinal)
            .Select(k => k.Word)
            .FirstOrDefault();
    }

    // Capitals, spaces and hyphens are how people write the same name from memory.
    private static string Fold(string word)
    {
        var bounded = word.Length > 60 ? word[..60] : word;
        return bounded.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
    }

    // Edits of one letter, two neighbours swapped counting as one (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var swap = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + swap);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
