namespace Etude.Features.Reviews.Code;

/// <summary>JavaScript or SQL with strings and comments blanked out, so that what is left is code. Same length as the text, one pass.</summary>
internal sealed class TextMask
{
    private readonly string _text;
    private readonly string _lineComment;
    private readonly bool _escapes;
    private readonly char[] _code;
    private readonly bool[] _comment;

    private TextMask(string text, string lineComment, bool escapes)
    {
        (_text, _lineComment, _escapes) = (text, lineComment, escapes);
        _code = text.ToCharArray();
        _comment = new bool[text.Length];
    }

    public static (string Code, bool[] Comment) OfJavaScript(string text) => new TextMask(text, "//", escapes: true).Read("\"'`");

    /// <summary>Names in double quotes are code; a quote inside a string is written twice, which reads as two strings.</summary>
    public static (string Code, bool[] Comment) OfSql(string text) => new TextMask(text, "--", escapes: false).Read("'");

    private (string, bool[]) Read(string quotes)
    {
        for (var at = 0; at < _text.Length;)
        {
            if (Stands(_lineComment, at))
                at = Comment(at, _text.IndexOf('\n', at));
            else if (Stands("/*", at))
                at = Comment(at, _text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : -1);
            else
                at = quotes.Contains(_text[at], StringComparison.Ordinal) ? String(at) : at + 1;
        }

        return (new string(_code), _comment);
    }

    private int Comment(int from, int until)
    {
        var end = until < 0 ? _text.Length : until;
        for (var at = from; at < end; at++)
        {
            _comment[at] = true;
            Blank(at);
        }

        return end;
    }

    /// <summary>A string that is never closed ends with its line; one in back-ticks, or in SQL, with the text.</summary>
    private int String(int from)
    {
        var quote = _text[from];
        for (var at = from + 1; at < _text.Length; at++)
        {
            if (_escapes && _text[at] == '\\' && at + 1 < _text.Length)
                Blank(at++);
            else if (_text[at] == quote || (_text[at] == '\n' && _escapes && quote != '`'))
                return at + 1;
            Blank(at);
        }

        return _text.Length;
    }

    private void Blank(int at)
    {
        if (_code[at] != '\n')
            _code[at] = ' ';
    }

    private bool Stands(string sign, int at) => string.CompareOrdinal(_text, at, sign, 0, sign.Length) == 0;
}
