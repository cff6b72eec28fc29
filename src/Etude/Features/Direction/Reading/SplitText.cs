namespace Etude.Features.Direction.Reading;

/// <summary>Takes a text apart into lines, and long lines into sentences and bullets.</summary>
internal static class SplitText
{
    private const int LongLine = 120;
    private const string AtEnd = " \t*-_=~\u00b7\u2013\u2014\u00a0|";
    private const string Decoration = " \t#*-_=~>\u2022\u00b7\u2013\u2014\u25aa\u25cf\u2023\u00a0|";

    /// <summary>The parts with something in them, each with its line's number, without the marks of lists and headings around them.</summary>
    public static IEnumerable<(int Line, Span Span)> Parts(string text)
    {
        var number = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            number++;
            foreach (var part in end - at > LongLine ? Sentences(text, at, end) : [(at, end)])
                if (Trimmed(text, part.Item1, part.Item2) is { Length: > 0 } span)
                    yield return (number, span);
            at = end + 1;
        }
    }

    private static IEnumerable<(int, int)> Sentences(string text, int start, int end)
    {
        var from = start;
        for (var at = start; at < end; at++)
        {
            if (!EndsAt(text, at, end))
                continue;
            yield return (from, at + 1);
            from = at + 1;
        }

        if (from < end)
            yield return (from, end);
    }

    private static bool EndsAt(string text, int at, int end) => text[at] switch
    {
        '!' or '?' or ';' or '\u2022' or '>' => true,
        '.' => at + 2 < end && text[at + 1] == ' ' && (char.IsUpper(text[at + 2]) || char.IsDigit(text[at + 2])) && at > 1 && text[at - 2] != ' ' && text[at - 2] != '.',
        '*' => at + 1 < end && text[at + 1] == '*',
        _ => false,
    };

    private static Span Trimmed(string text, int from, int to)
    {
        while (from < to && (Decoration.Contains(text[from], StringComparison.Ordinal) || char.IsWhiteSpace(text[from])))
            from++;
        while (to > from && (AtEnd.Contains(text[to - 1], StringComparison.Ordinal) || char.IsWhiteSpace(text[to - 1])))
            to--;
        return new() { Start = from, Length = to - from };
    }
}
