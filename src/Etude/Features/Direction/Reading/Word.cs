namespace Etude.Features.Direction.Reading;

/// <summary>What stands between a word and the one before it.</summary>
public enum Break
{
    /// <summary>Blanks, a hyphen, a slash.</summary>
    None,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>The end of a clause: a full stop, a colon, brackets, a dash, the start of the text.</summary>
    Clause,
}

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins, in characters.</param>
/// <param name="Text">In lower case, with straight apostrophes.</param>
/// <param name="Raw">As it stands.</param>
public readonly record struct Word(int Start, string Text, string Raw, Break Before)
{
    public int End => Start + Raw.Length;

    /// <summary>The words of a part of a text, in one pass. Letters and digits make words; "c++", "c#", ".net" and "don't" are words too.</summary>
    public static List<Word> In(string text, int start, int length)
    {
        var words = new List<Word>(length / 6);
        var (end, before) = (start + length, Break.Clause);
        for (var at = start; at < end;)
        {
            if (!Begins(text, at, start, end))
            {
                before = Stronger(before, BreakAt(text, at, end));
                at++;
                continue;
            }

            var from = at++;
            while (at < end && Continues(text, at, end))
                at++;
            var raw = text[from..at];
            words.Add(new(from, raw.ToLowerInvariant().Replace('\u2019', '\''), raw, before));
            before = Break.None;
        }

        return words;
    }

    private static bool Begins(string text, int at, int start, int end) =>
        char.IsLetterOrDigit(text[at])
        || (text[at] == '.' && at + 1 < end && char.IsLetter(text[at + 1]) && (at == start || char.IsWhiteSpace(text[at - 1])));

    private static bool Continues(string text, int at, int end) => text[at] switch
    {
        '+' or '#' => true,
        '\'' or '\u2019' => at + 1 < end && char.IsLetter(text[at + 1]) && char.IsLetter(text[at - 1]),
        var letter => char.IsLetterOrDigit(letter),
    };

    private static Break Stronger(Break one, Break other) => one > other ? one : other;

    private static Break BreakAt(string text, int at, int end) => text[at] switch
    {
        ',' => Break.Comma,
        '.' => at + 1 >= end || char.IsWhiteSpace(text[at + 1]) ? Break.Clause : Break.None,
        ';' or ':' or '!' or '?' or '(' or ')' or '[' or ']' or '\n' or '\u2013' or '\u2014' or '\u2022' or '|' or '>' or '*' or '"' or '\u201c' or '\u201d' => Break.Clause,
        '-' => at + 1 < end && text[at + 1] == ' ' ? Break.Clause : Break.None,
        _ => Break.None,
    };
}
