namespace Etude.Features.Reviews.Reading;

/// <summary>The words of a text in order, in lower case: letters, digits, underscores and inner apostrophes; figures keep their points.</summary>
internal static class Tokens
{
    private const int Longest = 80;

    public static List<string> Words(string text) => Words(text, 0, text.Length);

    public static List<string> Words(string text, int start, int end)
    {
        var words = new List<string>();
        for (var at = start; at < end;)
        {
            if (!IsWord(text[at]))
            {
                at++;
                continue;
            }

            var from = at;
            while (at < end && (IsWord(text[at]) || Joins(text, at, from, end)))
                at++;
            // Nothing that long is a word; its beginning is enough to tell it from others.
            words.Add(text[from..Math.Min(at, from + Longest)].Replace('’', '\'').ToLowerInvariant());
        }

        return words;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '²';

    /// <summary>An apostrophe inside "don't", a point inside "0.5" or "1,140", the point of "e.g".</summary>
    private static bool Joins(string text, int at, int from, int end)
    {
        if (at == from || at + 1 >= end)
            return false;
        var (before, after) = (text[at - 1], text[at + 1]);
        return text[at] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '.' or ',' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after) || (at == from + 1 && before is 'e' or 'i') && after is 'g' or 'e',
            _ => false,
        };
    }
}
