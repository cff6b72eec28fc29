namespace Etude.Features.Reviews.Reading;

/// <summary>A stretch of text that is one sentence, list item or heading.</summary>
/// <param name="Line">Where its line begins, a wrapped one counted as one: what stands on one line usually serves one purpose.</param>
internal readonly record struct Piece(int Start, int End, bool Listed, bool Heading, int Line);

/// <summary>Cuts a note into pieces: at the ends of lines that are not merely wrapped, and after a full stop, question mark or exclamation mark before a space.</summary>
internal static class Pieces
{
    /// <summary>Shorter lines are ended on purpose.</summary>
    private const int WrappedFrom = 60;

    public static IEnumerable<Piece> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var (line, end) = (start, EndOfLine(text, start));
            while (IsWrapped(text, line, end))
                (line, end) = (end + 1, EndOfLine(text, end + 1));
            foreach (var piece in OfLine(text, start, end))
                yield return piece;
            start = end + 1;
        }
    }

    private static int EndOfLine(string text, int at)
    {
        var found = text.IndexOf('\n', at);
        return found < 0 ? text.Length : found;
    }

    /// <summary>A long line that stops in the middle of a sentence goes on in the next one, unless that begins something new.</summary>
    private static bool IsWrapped(string text, int start, int end)
    {
        if (end - start < WrappedFrom || end + 1 >= text.Length || text[end - 1] is '.' or '?' or '!' or ':' or ';' or '|')
            return false;
        var next = SkipSpace(text, end + 1, EndOfLine(text, end + 1));
        // After a list item a line that is not indented and begins with a capital is a paragraph of its own.
        if (AfterMarker(text, start, end).Listed && next == end + 1 && next < text.Length && char.IsUpper(text[next]))
            return false;
        return next < text.Length && text[next] is not ('\n' or '-' or '*' or '+' or '#' or '>' or '|' or '`' or '•' or '–') && !char.IsAsciiDigit(text[next])
            && text[start] != '#';
    }

    private static IEnumerable<Piece> OfLine(string text, int start, int end)
    {
        var (from, listed, heading) = AfterMarker(text, start, end);
        for (var at = from; at < end; at++)
        {
            if (!Ends(text, at, end))
                continue;
            if (Trimmed(text, from, at + 1) is var (a, b) && a < b)
                yield return new Piece(a, b, listed, heading, start);
            from = at + 1;
        }

        if (Trimmed(text, from, end) is var (first, last) && first < last)
            yield return new Piece(first, last, listed, heading, start);
    }

    /// <summary>Past the indent and a marker such as "-", "2." or "##".</summary>
    private static (int From, bool Listed, bool Heading) AfterMarker(string text, int start, int end)
    {
        var at = SkipSpace(text, start, end);
        var sign = at;
        while (sign < end && text[sign] is ('#' or '>'))
            sign++;
        if (sign > at && sign < end && text[sign] == ' ')
            return (sign + 1, false, text[at] == '#');
        if (at + 1 < end && text[at] is '-' or '*' or '+' or '•' or '–' && text[at + 1] == ' ')
            return (at + 2, true, false);
        var digit = at;
        while (digit < end && digit < at + 3 && char.IsAsciiDigit(text[digit]))
            digit++;
        return digit > at && digit + 1 < end && text[digit] is '.' or ')' && text[digit + 1] == ' ' ? (digit + 2, true, false) : (at, false, false);
    }

    private static bool Ends(string text, int at, int end)
    {
        if (text[at] is not ('.' or '?' or '!' or '。' or '؟' or '！' or '？'))
            return false;
        if (at + 1 < end && !char.IsWhiteSpace(text[at + 1]))
            return text[at] is '。' or '！' or '？';
        return !(text[at] == '.' && at >= 3 && text[at - 2] == '.' && char.IsLetter(text[at - 1]));
    }

    /// <summary>The same stretch without the space around it.</summary>
    public static (int Start, int End) Trimmed(string text, int start, int end)
    {
        start = SkipSpace(text, start, end);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }

    private static int SkipSpace(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }
}
