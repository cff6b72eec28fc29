using System.Text.RegularExpressions;
using Etude.Platform.Postgres;

namespace Etude.Platform.Models;

/// <summary>
/// Covers a person's name, e-mail address and phone number before a text leaves the house. Every covered character becomes one block,
/// so that a place in the covered text is the same place in the text as it was written; nothing is ever uncovered in an answer.
/// </summary>
public sealed partial class Mask
{
    public const char Block = '█';

    private const int ShortestWord = 3;
    private const int ShortestPhone = 9;
    private const int ShortestPhoneWithPlus = 7;
    private const int LongestPhone = 15;

    private readonly IReadOnlyList<(string Word, StringComparison As)> words;

    private Mask(IReadOnlyList<(string, StringComparison)> words) => this.words = words;

    /// <summary>What is known of a person, and what looks like an address or a number whoever it belongs to.</summary>
    public static Mask Of(PersonSettings settings)
    {
        var name = settings.DisplayName?.Trim() ?? "";
        var parts = name.Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length >= ShortestWord).ToList();
        IEnumerable<(string, StringComparison)> whole = new[] { name, settings.Handle ?? "", settings.Email ?? "", settings.Email?.Split('@')[0] ?? "" }
            .Where(w => w.Length >= ShortestWord).Select(w => (w, StringComparison.OrdinalIgnoreCase));
        // A part of a name may be a word as well (max, will): it is covered as it was typed, and in capitals.
        var single = parts.Concat(parts.Select(p => p.ToUpperInvariant())).Select(w => (w, StringComparison.Ordinal));
        return new Mask([.. whole.Concat(single).Distinct()]);
    }

    /// <summary>The text with blocks in the place of what is covered; as long as the text in UTF-16 units.</summary>
    public string Cover(string text)
    {
        var covered = text.ToCharArray();
        foreach (var (word, how) in words)
            for (var at = text.IndexOf(word, how); at >= 0; at = text.IndexOf(word, at + 1, how))
                if (StandsAlone(text, at, at + word.Length))
                    Cover(covered, at, word.Length);
        foreach (var match in Emails().EnumerateMatches(text))
            Cover(covered, match.Index, match.Length);
        foreach (var match in Phones().EnumerateMatches(text))
            if (IsPhone(text.AsSpan(match.Index, match.Length)))
                Cover(covered, match.Index, match.Length);
        return new string(covered);
    }

    private static void Cover(char[] text, int at, int length) => text.AsSpan(at, length).Fill(Block);

    private static bool StandsAlone(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    /// <summary>Long enough, and neither a date, a fraction, a round number nor a row of single digits.</summary>
    private static bool IsPhone(ReadOnlySpan<char> text)
    {
        var (digits, zeros, singles, group, groups, dots) = (0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            dots += c == '.' ? 1 : 0;
            if (char.IsDigit(c))
            {
                digits++;
                group++;
                zeros += c == '0' ? 1 : 0;
            }
            else if (group > 0)
            {
                singles += group == 1 && groups > 0 ? 1 : 0;
                groups++;
                group = 0;
            }
        }

        singles += group == 1 && groups > 0 ? 1 : 0;
        var date = text.Length >= 10 && text[4] == '-' && text[7] == '-' && groups >= 2;
        var number = groups == 0 && zeros * 2 >= digits;
        return digits >= (text[0] == '+' ? ShortestPhoneWithPlus : ShortestPhone) && digits <= LongestPhone
            && singles == 0 && !date && !number && !(groups == 1 && dots == 1);
    }

    [GeneratedRegex(@"[\w.+%-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 2000)]
    private static partial Regex Emails();

    [GeneratedRegex(@"\+?\(?\d[\d ().\-/\u00A0\u2011]{5,26}\d", RegexOptions.NonBacktracking, 2000)]
    private static partial Regex Phones();
}
