using System.Buffers;
using System.Globalization;
using System.Text;

namespace Etude.Platform.Models;

/// <summary>A model's words as a page may show them: one line of plain text, or nothing.</summary>
internal static class PlainWords
{
    private static readonly SearchValues<string> Active =
        SearchValues.Create(["://", "www.", "mailto:", "javascript:", "data:", "](", "![", "```", "<", ">"], StringComparison.OrdinalIgnoreCase);

    private const string Special = "\\`*_{}[]()#+!|~$^&";

    /// <summary>The text on one line, without invisible characters; null when it holds a link, an image, markup or code.</summary>
    public static string? Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || kind == UnicodeCategory.Control)
                plain.Append(' ');
            else if (kind is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                plain.Append(rune.ToString());
        }

        var line = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 || line.AsSpan().ContainsAny(Active) ? null : line;
    }

    /// <summary>The same text as Markdown that says exactly it.</summary>
    public static string AsMarkdown(string line)
    {
        var escaped = new StringBuilder(line.Length);
        foreach (var c in line)
            escaped.Append(Special.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        // A line that begins like a list or a heading of dashes would become one.
        return escaped.Length > 0 && (char.IsDigit(line[0]) || line[0] is '-' or '=') ? $"Here: {escaped}" : escaped.ToString();
    }
}
