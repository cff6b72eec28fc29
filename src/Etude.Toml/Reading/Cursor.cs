namespace Etude.Toml.Reading;

/// <summary>A place in the text that only moves forward, and knows its line and column.</summary>
internal sealed class Cursor(string text)
{
    private int line = 1;
    private int column = 1;

    /// <summary>The index of the current UTF-16 unit.</summary>
    public int Index { get; private set; }

    public TomlPosition Position => new(line, column);

    public bool AtEnd => Index >= text.Length;

    /// <summary>The current unit; NUL at the end, where <see cref="AtEnd"/> tells it from a NUL of the text.</summary>
    public char Current => Peek(0);

    public bool AtNewline => Current == '\n' || (Current == '\r' && Peek(1) == '\n');

    public bool AtLineEnd => AtEnd || AtNewline;

    /// <summary>The unit so many places further on, or NUL beyond the end.</summary>
    public char Peek(int ahead) => Index + ahead < text.Length ? text[Index + ahead] : '\0';

    public string Since(int start) => text[start..Index];

    public void Advance()
    {
        var c = text[Index++];
        if (c == '\n') (line, column) = (line + 1, 1);
        else if (!char.IsLowSurrogate(c)) column++;
    }

    public void Advance(int count)
    {
        for (var i = 0; i < count; i++) Advance();
    }

    /// <summary>Moves over one whole code point.</summary>
    public void AdvanceCodePoint() => Advance(char.IsHighSurrogate(Current) && char.IsLowSurrogate(Peek(1)) ? 2 : 1);

    /// <summary>Moves over a line feed, or a carriage return with its line feed, if one stands here.</summary>
    public bool TakeNewline()
    {
        if (!AtNewline) return false;
        Advance(Current == '\r' ? 2 : 1);
        return true;
    }

    /// <summary>Moves over <paramref name="wanted"/> if it stands here.</summary>
    public bool Take(char wanted)
    {
        if (AtEnd || Current != wanted) return false;
        Advance();
        return true;
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t') Advance();
    }

    public void SkipToLineEnd()
    {
        while (!AtLineEnd) Advance();
    }
}
