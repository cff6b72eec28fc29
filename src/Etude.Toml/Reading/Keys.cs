namespace Etude.Toml.Reading;

/// <summary>One part of a dotted key and where it stands.</summary>
internal readonly record struct KeyPart(string Name, TomlPosition Position);

/// <summary>Reads keys: bare, quoted and dotted.</summary>
internal sealed class Keys(Cursor cursor, Strings strings, Mistakes mistakes)
{
    public static bool IsBare(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    /// <summary>The parts of the key at the cursor and the blanks around them; null, and a mistake, where there is no key.</summary>
    public List<KeyPart>? ReadPath()
    {
        var parts = new List<KeyPart>();
        do
        {
            cursor.SkipBlanks();
            var position = cursor.Position;
            var name = Strings.IsQuote(cursor.Current) ? ReadQuoted() : ReadBare(afterDot: parts.Count > 0);
            if (name is null) return null;
            parts.Add(new KeyPart(name, position));
            cursor.SkipBlanks();
        }
        while (cursor.Take('.'));
        return parts;
    }

    /// <summary>Takes the equals sign after a key; where there is none, reports it, unless the key itself was already reported.</summary>
    /// <returns>Whether a value follows.</returns>
    public bool ReadEquals(List<KeyPart> path, int mistakesBefore)
    {
        if (cursor.Take('=')) return true;
        if (mistakes.Count > mistakesBefore) return false;
        var name = Wording.Quote(path[^1].Name);
        mistakes.Add(cursor.Position, cursor switch
        {
            { Current: ':' } => $"write = instead of : after key {name}",
            { AtLineEnd: true } or { Current: '#' or ',' or '}' } => $"key {name} needs = and a value on the same line",
            _ => $"key {name} needs = and a value on the same line; a key with spaces or signs needs quotes",
        });
        return false;
    }

    private string? ReadQuoted()
    {
        if (strings.AtMultiLine) mistakes.Add(cursor.Position, "a key cannot be text of several lines; use one quote on each side");
        return strings.Read();
    }

    private string? ReadBare(bool afterDot)
    {
        var start = cursor.Index;
        var broken = false;
        while (!EndsBareKey())
        {
            if (!broken && !IsBare(cursor.Current))
            {
                ReportCharacter();
                broken = true;
            }

            cursor.Advance();
        }

        if (cursor.Index > start) return cursor.Since(start);
        mistakes.Add(cursor.Position, afterDot
            ? "a part of the key is missing after the dot"
            : $"a key is missing before {(cursor.AtLineEnd ? "the end of the line" : Wording.Character(cursor))}");
        return null;
    }

    private bool EndsBareKey() =>
        cursor.AtLineEnd || cursor.Current is ' ' or '\t' or '.' or '=' or ':' or ',' or '#' or '"' or '\'' or '[' or ']' or '{' or '}';

    private void ReportCharacter() => mistakes.Add(cursor.Position, cursor.Current == '\r'
        ? Wording.BareCarriageReturn
        : $"{Wording.Character(cursor)} may not stand in a key without quotes; put the key in quotes");
}
