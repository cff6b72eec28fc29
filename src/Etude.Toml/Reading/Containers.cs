namespace Etude.Toml.Reading;

/// <summary>What arrays and inline tables share: white space, comments, and finding out where to go on after a mistake.</summary>
internal sealed class Containers(Cursor cursor, Strings strings, Comments comments, string text)
{
    private int abandonedAt = -1;

    /// <summary>True while the cursor stands on the statement for which unclosed containers were given up.</summary>
    public bool IsAbandoned => abandonedAt == cursor.Index;

    /// <summary>A statement begins: nothing is given up yet.</summary>
    public void Begin() => abandonedAt = -1;

    /// <summary>Gives up all open containers: what stands at the cursor belongs to the next statement.</summary>
    public void Abandon() => abandonedAt = cursor.Index;

    /// <summary>Moves over blanks, line ends and comments; says whether the cursor is on another line than before.</summary>
    public bool SkipSpace()
    {
        var line = cursor.Position.Line;
        do
        {
            cursor.SkipBlanks();
            if (cursor.Current == '#') comments.Read();
        }
        while (cursor.TakeNewline());
        return cursor.Position.Line > line;
    }

    /// <summary>After a value that could not be read: moves to the next comma, closing bracket or line end.</summary>
    public void SkipToSeparator()
    {
        while (!cursor.AtLineEnd && cursor.Current is not (',' or ']' or '}' or '#'))
        {
            if (Strings.IsQuote(cursor.Current)) strings.Read();
            else cursor.Advance();
        }
    }

    /// <summary>Moves over a container and all it contains, without going down into it.</summary>
    public void SkipNested()
    {
        var open = 0;
        while (!cursor.AtEnd)
        {
            if (Strings.IsQuote(cursor.Current)) strings.Read();
            else if (cursor.Current == '#') comments.Read();
            else
            {
                if (cursor.Current is '[' or '{') open++;
                else if (cursor.Current is ']' or '}') open--;
                cursor.Advance();
            }

            if (open == 0) return;
        }
    }

    /// <summary>Whether the line from the cursor on begins like <c>key = …</c>, which no value does.</summary>
    public bool LooksLikeKey()
    {
        var i = cursor.Index;
        if (Strings.IsQuote(cursor.Current))
        {
            for (i++; i < text.Length && text[i] != cursor.Current && text[i] != '\n';) i++;
            i++;
        }
        else
        {
            while (i < text.Length && (Keys.IsBare(text[i]) || text[i] == '.')) i++;
        }

        while (i < text.Length && text[i] is ' ' or '\t') i++;
        return i > cursor.Index && i < text.Length && text[i] == '=';
    }

    /// <summary>Whether the line from the cursor on is a header: one bracketed bare name that is no value, and nothing else.</summary>
    public bool LooksLikeHeader()
    {
        var i = cursor.Index;
        while (i < text.Length && text[i] == '[') i++;
        var name = i;
        while (i < text.Length && (Keys.IsBare(text[i]) || text[i] == '.')) i++;
        if (i == name || !char.IsAsciiLetter(text[name]) || text[name..i] is "true" or "false" or "inf" or "nan") return false;
        var closed = i;
        while (i < text.Length && text[i] == ']') i++;
        if (i - closed is 0 or > 2 || i - closed != name - cursor.Index) return false;
        while (i < text.Length && text[i] is ' ' or '\t' or '\r') i++;
        return i == text.Length || text[i] is '\n' or '#';
    }
}
