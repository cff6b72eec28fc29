using System.Globalization;

namespace Etude.Features.Writing;

/// <summary>How many words a text has, and how long they take to read.</summary>
public static class WordCount
{
    private const int ReadInAMinute = 230;

    /// <summary>
    /// Runs of letters and digits between white space; signs alone are none. Scripts that are written without spaces count a word for
    /// each ideograph.
    /// </summary>
    public static int Of(string text)
    {
        var (words, inside) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsIdeograph(rune.Value))
                (words, inside) = (words + 1, false);
            else if (System.Text.Rune.IsWhiteSpace(rune))
                inside = false;
            else if (!inside && System.Text.Rune.IsLetterOrDigit(rune))
                (words, inside) = (words + 1, true);
        }
        return words;
    }

    /// <summary>"1,204 words, 6 minutes to read".</summary>
    public static string Said(int words) => words == 1 ? "1 word"
        : string.Create(CultureInfo.InvariantCulture, $"{words:N0} words{(words < ReadInAMinute ? "" : $", {(words + ReadInAMinute / 2) / ReadInAMinute} min to read")}");

    private static bool IsIdeograph(int rune) => rune is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x3040 and <= 0x30FF) or (>= 0x20000 and <= 0x2FA1F);
}
