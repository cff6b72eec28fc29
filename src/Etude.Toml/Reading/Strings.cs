using System.Text;

namespace Etude.Toml.Reading;

/// <summary>Reads the four forms of text: basic and literal, each on one line or on several.</summary>
internal sealed class Strings(Cursor cursor, Mistakes mistakes)
{
    private readonly Escapes escapes = new(cursor, mistakes);

    public static bool IsQuote(char c) => c is '"' or '\'';

    public bool AtMultiLine => IsQuote(cursor.Current) && cursor.Peek(1) == cursor.Current && cursor.Peek(2) == cursor.Current;

    /// <summary>Reads the text that opens at the cursor; null, and a mistake at its opening, if it is never closed.</summary>
    public string? Read() => AtMultiLine ? ReadLines(cursor.Current) : ReadLine(cursor.Current);

    private string? ReadLine(char quote)
    {
        var opening = cursor.Position;
        var text = new StringBuilder();
        cursor.Advance();
        while (!cursor.AtLineEnd)
        {
            if (cursor.Take(quote)) return text.ToString();
            if (quote == '"' && cursor.Current == '\\') escapes.Read(text, onOneLine: true);
            else ReadPlain(text, quote);
        }

        mistakes.Add(opening, $"this text is not closed; end it with {quote} on the same line, or use {new string(quote, 3)} for several lines");
        return null;
    }

    private string? ReadLines(char quote)
    {
        var opening = cursor.Position;
        var text = new StringBuilder();
        cursor.Advance(3);
        cursor.TakeNewline();
        while (!cursor.AtEnd)
        {
            if (cursor.Current == quote)
            {
                if (ReadQuotes(text, quote)) return text.ToString();
            }
            else if (quote == '"' && cursor.Current == '\\') escapes.Read(text, onOneLine: false);
            else if (cursor.AtNewline) ReadNewline(text);
            else ReadPlain(text, quote);
        }

        mistakes.Add(opening, $"this text is not closed; end it with {new string(quote, 3)}");
        return null;
    }

    /// <summary>One or two quotes belong to the text; three close it, and up to two more before them belong to the text.</summary>
    private bool ReadQuotes(StringBuilder text, char quote)
    {
        var count = 1;
        while (count < 5 && cursor.Peek(count) == quote) count++;
        cursor.Advance(count);
        text.Append(quote, count < 3 ? count : count - 3);
        return count >= 3;
    }

    private void ReadNewline(StringBuilder text)
    {
        var start = cursor.Index;
        cursor.TakeNewline();
        text.Append(cursor.Since(start));
    }

    private void ReadPlain(StringBuilder text, char quote)
    {
        if (!Controls.IsForbidden(cursor.Current))
        {
            text.Append(cursor.Current);
        }
        else
        {
            Controls.Report(cursor, mistakes, "text", quote == '"'
                ? $"write it as \\u{(int)cursor.Current:X4}"
                : $"use double quotes and write it as \\u{(int)cursor.Current:X4}");
        }

        cursor.Advance();
    }
}
