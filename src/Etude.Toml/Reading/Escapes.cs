using System.Globalization;
using System.Text;

namespace Etude.Toml.Reading;

/// <summary>Resolves what follows a backslash in basic text.</summary>
internal sealed class Escapes(Cursor cursor, Mistakes mistakes)
{
    /// <summary>Reads the escape that begins at the cursor and appends what it stands for.</summary>
    public void Read(StringBuilder text, bool onOneLine)
    {
        var start = cursor.Position;
        if (!onOneLine && SkipLineBreak()) return;
        cursor.Advance();
        if (cursor.AtEnd || (onOneLine && cursor.AtNewline)) return;
        if (Short(cursor.Current) is { } resolved)
        {
            text.Append(resolved);
            cursor.Advance();
        }
        else if (cursor.Current is 'u' or 'U')
        {
            ReadCodePoint(text, start);
        }
        else
        {
            ReportUnknown(start);
        }
    }

    private static char? Short(char c) => c switch
    {
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'f' => '\f',
        'r' => '\r',
        '"' => '"',
        '\\' => '\\',
        _ => null,
    };

    /// <summary>A backslash at the end of a line takes away the line break and all white space that follows.</summary>
    private bool SkipLineBreak()
    {
        var ahead = 1;
        while (cursor.Peek(ahead) is ' ' or '\t') ahead++;
        if (cursor.Peek(ahead) != '\n' && (cursor.Peek(ahead) != '\r' || cursor.Peek(ahead + 1) != '\n')) return false;
        cursor.Advance(ahead);
        while (cursor.TakeNewline()) cursor.SkipBlanks();
        return true;
    }

    private void ReadCodePoint(StringBuilder text, TomlPosition start)
    {
        var letter = cursor.Current;
        var wanted = letter == 'u' ? 4 : 8;
        cursor.Advance();
        var first = cursor.Index;
        while (cursor.Index - first < wanted && char.IsAsciiHexDigit(cursor.Current)) cursor.Advance();
        var digits = cursor.Since(first);
        if (digits.Length < wanted)
        {
            var count = letter == 'u' ? "four" : "eight";
            mistakes.Add(start, $"\\{letter} needs {count} hexadecimal digits; for a plain backslash write \\\\ or use single quotes");
            return;
        }

        var value = uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (Rune.IsValid(value)) text.Append(new Rune(value).ToString());
        else mistakes.Add(start, $"\\{letter}{digits} is not a Unicode character; the range is 0000 to D7FF and E000 to 10FFFF");
    }

    private void ReportUnknown(TomlPosition start)
    {
        if (cursor.AtNewline || Controls.IsForbidden(cursor.Current) || cursor.Current is ' ' or '\t')
        {
            mistakes.Add(start, "a backslash must be followed by an escape or, in text of several lines, end its line; write \\\\ for a backslash");
            return;
        }

        var first = cursor.Index;
        cursor.AdvanceCodePoint();
        mistakes.Add(start, $"there is no escape {Wording.Quote("\\" + cursor.Since(first))}; for a backslash write \\\\ or use single quotes");
    }
}
