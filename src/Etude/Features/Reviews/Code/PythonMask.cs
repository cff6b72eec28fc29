namespace Etude.Features.Reviews.Code;

/// <summary>Python with strings and comments blanked out, so that what is left is code. Same length as the text, one pass.</summary>
internal sealed class PythonMask
{
    private readonly string _text;
    private readonly char[] _code;
    private readonly bool[] _comment;

    private PythonMask(string text)
    {
        _text = text;
        _code = text.ToCharArray();
        _comment = new bool[text.Length];
    }

    public static (string Code, bool[] Comment) Of(string text)
    {
        var mask = new PythonMask(text);
        for (var at = 0; at < text.Length;)
        {
            at = text[at] switch
            {
                '#' => mask.Comment(at),
                '"' or '\'' => mask.String(at),
                _ => at + 1,
            };
        }

        return (new string(mask._code), mask._comment);
    }

    private int Comment(int at)
    {
        for (; at < _text.Length && _text[at] != '\n'; at++)
            (_code[at], _comment[at]) = (' ', true);
        return at;
    }

    /// <summary>A string that is never closed ends with its line, or with the text when it has three quotes.</summary>
    private int String(int at)
    {
        var quote = _text[at];
        var triple = at + 2 < _text.Length && _text[at + 1] == quote && _text[at + 2] == quote;
        var inside = at + (triple ? 3 : 1);
        for (var here = inside; here < _text.Length; here++)
        {
            if (_text[here] == '\\')
            {
                here++;
                continue;
            }

            if (!triple && _text[here] == '\n')
                return Blank(inside, here);
            if (_text[here] == quote && (!triple || IsTriple(here, quote)))
                return Blank(inside, here) + (triple ? 3 : 1);
        }

        return Blank(inside, _text.Length);
    }

    private bool IsTriple(int at, char quote) => at + 2 < _text.Length && _text[at + 1] == quote && _text[at + 2] == quote;

    private int Blank(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (_code[at] != '\n')
                _code[at] = ' ';
        }

        return to;
    }
}
