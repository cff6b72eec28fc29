using System.Text;

namespace Etude.Platform.Content;

/// <summary>
/// What a text of a content file may be, and the one form in which it is kept. The same form is hashed and stored, so
/// that what makes no difference to a reader makes none to the hash:
/// <list type="bullet">
/// <item>line ends are <c>\n</c>, whatever the editor wrote;</item>
/// <item>prose begins and ends with its first and last word, and an accented letter is one character, as keyboards write it: the same
/// word typed in two ways would be two words to the search. (.NET composes letters only with ICU, which this app does without.)</item>
/// <item>code ends with exactly one line end;</item>
/// <item>white space at the end of a line stays: in Markdown two spaces are a line break, in code they may lie inside a string.</item>
/// </list>
/// </summary>
/// <param name="MaxLength">The longest text, in Unicode code points.</param>
/// <param name="OneLine">Whether the text must be a single line.</param>
/// <param name="IsCode">Whether the text is a program.</param>
internal sealed record TextRule(int MaxLength, bool OneLine = false, bool IsCode = false)
{
    public static TextRule Line(int maxLength) => new(maxLength, OneLine: true);
    public static TextRule Prose(int maxLength) => new(maxLength);
    public static TextRule Code(int maxLength) => new(maxLength, IsCode: true);

    /// <summary>The kept form of <paramref name="raw"/>.</summary>
    public string Normalise(string raw)
    {
        var unix = raw.Contains('\r', StringComparison.Ordinal) ? raw.Replace("\r\n", "\n", StringComparison.Ordinal) : raw;
        if (!IsCode) return unix.Trim();
        var trimmed = unix.TrimEnd();
        return trimmed.Length == 0 ? "" : trimmed + "\n";
    }

    /// <summary>What is wrong with a text in its kept form, as the end of a sentence that begins with its name; null when nothing is.</summary>
    public string? Fault(string text)
    {
        if (text.Length == 0) return "is empty";
        if (OneLine && text.Contains('\n', StringComparison.Ordinal)) return "must be one line";
        if (text.Length > MaxLength && text.EnumerateRunes().Count() is var length && length > MaxLength)
            return $"is {length:N0} characters long; at most {MaxLength:N0} fit";
        if (FirstRefused(text) is { } at) return $"holds the invisible character U+{(int)text[at]:X4}; take it out";
        // Code is left alone: a string literal may hold such letters on purpose.
        var accent = IsCode ? -1 : text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F');
        return accent < 0 ? null : $"holds the accent U+{(int)text[accent]:X4} as a character of its own; type letter and accent as one";
    }

    /// <summary>Where the first character stands that no text may hold; null when there is none.</summary>
    public static int? FirstRefused(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsRefused(text, i)) return i;
        }
        return null;
    }

    // Control characters cannot be stored or shown; the direction overrides make code read differently from what it does.
    private static bool IsRefused(string text, int at) => text[at] switch
    {
        '\n' or '\t' => false,
        '\r' => at + 1 == text.Length || text[at + 1] != '\n',
        < '\u0020' or '\u007F' or (>= '\u0080' and < '\u00A0') => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' => true,
        _ => false,
    };
}
