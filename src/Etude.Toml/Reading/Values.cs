namespace Etude.Toml.Reading;

/// <summary>Reads a value of any kind.</summary>
internal sealed class Values
{
    private readonly Cursor cursor;
    private readonly Strings strings;
    private readonly Mistakes mistakes;
    private readonly Arrays arrays;
    private readonly InlineTables inlineTables;
    private readonly Containers containers;

    public Values(Cursor cursor, Strings strings, Keys keys, Containers containers, Definitions definitions, Mistakes mistakes)
    {
        (this.cursor, this.strings, this.containers, this.mistakes) = (cursor, strings, containers, mistakes);
        arrays = new Arrays(cursor, this, containers, mistakes);
        inlineTables = new InlineTables(cursor, this, keys, containers, definitions, mistakes);
    }

    /// <summary>Reads the value at the cursor; null, and a mistake, where it could not be read.</summary>
    /// <param name="depth">How deep a container would stand that begins here.</param>
    public TomlValue? Read(int depth)
    {
        var start = cursor.Position;
        if (cursor.AtLineEnd || cursor.Current == '#')
        {
            mistakes.Add(start, "a value is missing here; text needs quotes");
            return null;
        }

        if (cursor.Current is '[' or '{' && depth > TomlDocument.DeepestNesting)
        {
            mistakes.Add(start, $"values are nested more than {TomlDocument.DeepestNesting} deep here");
            containers.SkipNested();
            return null;
        }

        return cursor.Current switch
        {
            '"' or '\'' => strings.Read() is { } text ? new TomlString(text, start) : null,
            '[' => arrays.Read(depth),
            '{' => inlineTables.Read(depth),
            _ => ReadWord(start),
        };
    }

    private TomlValue? ReadWord(TomlPosition start)
    {
        var word = TakeWord();
        if (word.Length == 0)
        {
            mistakes.Add(start, cursor.Current == '\r' ? Wording.BareCarriageReturn : $"a value is missing before {Wording.Character(cursor)}");
            cursor.Advance();
            return null;
        }

        var (value, reason) = word switch
        {
            "true" => (new TomlBoolean(true, start), null),
            "false" => (new TomlBoolean(false, start), null),
            _ when Temporals.LooksLikeOne(word) => Temporals.Read(word, start),
            _ when Numbers.LooksLikeOne(word) => Numbers.Read(word, start),
            _ => (null, Words.Advice(word)),
        };
        if (reason is not null) mistakes.Add(start, $"{Wording.Quote(word)}: {reason}");
        return value;
    }

    /// <summary>Takes everything up to a delimiter; a date takes a time after one space with it.</summary>
    private string TakeWord()
    {
        var start = cursor.Index;
        SkipWord();
        if (cursor.Current == ' ' && char.IsAsciiDigit(cursor.Peek(1)) && cursor.Index - start == 10 && Temporals.IsDate(cursor.Since(start)))
        {
            cursor.Advance();
            SkipWord();
        }

        return cursor.Since(start);
    }

    private void SkipWord()
    {
        while (!cursor.AtEnd && cursor.Current is not (' ' or '\t' or '\n' or '\r' or ',' or '#' or '=' or '[' or ']' or '{' or '}' or '"' or '\''))
            cursor.Advance();
    }
}
