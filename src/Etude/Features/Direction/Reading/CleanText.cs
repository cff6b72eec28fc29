using System.Net;
using System.Text;

namespace Etude.Features.Direction.Reading;

/// <summary>
/// What came in, as plain text: HTML without its tags, without characters that cannot be stored or seen, without a mail's marks of quoting.
/// One pass; what is between the tags stays as it is.
/// </summary>
public static class CleanText
{
    private static readonly string[] Blocks = ["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "header", "footer"];
    private static readonly string[] Certain = ["<!doctype html", "<html", "<body", "<script"];
    private static readonly string[] Silent = ["script", "style", "head", "template", "noscript"];

    public static string Of(string raw)
    {
        var text = IsHtml(raw) ? WithoutTags(raw) : raw;
        var clean = new StringBuilder(text.Length);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            clean.Append(Visible(line.AsSpan().TrimEnd())).Append('\n');
        return clean.ToString().Trim('\n', ' ');
    }

    /// <summary>True when more than a few characters could not be text: a program, a picture, a packed file.</summary>
    public static bool IsBinary(string text)
    {
        var odd = 0;
        foreach (var letter in text)
            odd += letter is '\uFFFD' || (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f')) ? 1 : 0;
        return odd > 8 && odd * 50 > text.Length;
    }

    private static string Visible(ReadOnlySpan<char> line)
    {
        var kept = new StringBuilder(line.Length);
        var quoted = line.StartsWith(">") ? line.TrimStart("> ") : line;
        foreach (var letter in quoted)
            if (letter == '\t' || letter == '\f')
                kept.Append(' ');
            else if (!char.IsControl(letter) && letter is not ((>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u00AD'))
                kept.Append(letter == '\u00A0' ? ' ' : letter);
        return kept.ToString();
    }

    private static bool IsHtml(string text)
    {
        if (Certain.Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase)))
            return true;
        var tags = 0;
        foreach (var name in Blocks.Concat(["html", "body", "span"]))
            if (text.Contains($"</{name}>", StringComparison.OrdinalIgnoreCase) || text.Contains($"<{name}>", StringComparison.OrdinalIgnoreCase))
                tags++;
        return tags >= 2;
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                text.Append(html[at++] is var letter && letter is '\r' or '\n' ? ' ' : letter);
                continue;
            }

            var end = html.IndexOf('>', at);
            if (end < 0)
                break;
            var name = TagName(html.AsSpan(at + 1, end - at - 1));
            at = Silent.Contains(name, StringComparer.OrdinalIgnoreCase) ? PastEndOf(html, name, end + 1) : end + 1;
            if (Blocks.Contains(name, StringComparer.OrdinalIgnoreCase))
                text.Append(string.Equals(name, "li", StringComparison.OrdinalIgnoreCase) ? "\n- " : "\n");
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    private static string TagName(ReadOnlySpan<char> inside)
    {
        var name = inside.TrimStart('/');
        var length = 0;
        while (length < name.Length && length < 12 && char.IsLetterOrDigit(name[length]))
            length++;
        return inside.StartsWith("/") && name[..length].Equals("li", StringComparison.OrdinalIgnoreCase) ? "" : name[..length].ToString();
    }

    private static int PastEndOf(string html, string name, int from)
    {
        var close = html.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        var end = close < 0 ? -1 : html.IndexOf('>', close);
        return end < 0 ? html.Length : end + 1;
    }
}
