namespace Etude.Toml.Reading;

/// <summary>Reads a document statement by statement; after a mistake it goes on with the next one.</summary>
internal sealed class DocumentReader
{
    private readonly Cursor cursor;
    private readonly Mistakes mistakes;
    private readonly Comments comments;
    private readonly Keys keys;
    private readonly Containers containers;
    private readonly Values values;
    private readonly Definitions definitions;
    private TableNode section;

    public DocumentReader(string text, Mistakes mistakes)
    {
        this.mistakes = mistakes;
        cursor = new Cursor(text);
        comments = new Comments(cursor, mistakes);
        definitions = new Definitions(mistakes);
        section = definitions.Root;
        var strings = new Strings(cursor, mistakes);
        keys = new Keys(cursor, strings, mistakes);
        containers = new Containers(cursor, strings, comments, text);
        values = new Values(cursor, strings, keys, containers, definitions, mistakes);
    }

    public TomlTable Read()
    {
        while (!cursor.AtEnd)
        {
            containers.Begin();
            cursor.SkipBlanks();
            if (cursor.AtLineEnd || cursor.Current == '#') FinishLine(understood: true);
            else FinishLine(cursor.Current == '[' ? ReadHeader() : ReadKeyValue());
        }

        return definitions.Root.ToValue();
    }

    /// <summary>Reads <c>[a.b]</c> or <c>[[a.b]]</c> and makes it the table of the keys that follow.</summary>
    private bool ReadHeader()
    {
        var opening = cursor.Position;
        cursor.Advance();
        var isArray = cursor.Take('[');
        section = Definitions.Detached(opening);
        if (ReadName(opening) is not { } path) return false;
        if (!cursor.Take(']') || (isArray && !cursor.Take(']')))
        {
            ReportUnclosedHeader(opening, isArray);
            return false;
        }

        section = (isArray ? definitions.AppendTable(path, opening) : definitions.OpenTable(path, opening)) ?? section;
        return true;
    }

    private void ReportUnclosedHeader(TomlPosition opening, bool isArray)
    {
        if (isArray || cursor.AtLineEnd || cursor.Current == '#')
            mistakes.Add(opening, isArray ? "this header is not closed; add ]]" : "this header is not closed; add ]");
        else
            mistakes.Add(cursor.Position, $"{Wording.Character(cursor)} is not expected in a header; a name with spaces or signs needs quotes");
    }

    private List<KeyPart>? ReadName(TomlPosition opening)
    {
        cursor.SkipBlanks();
        if (cursor.Current != ']') return keys.ReadPath();
        mistakes.Add(opening, "a header needs a name between its brackets");
        return null;
    }

    /// <summary>Reads <c>key = value</c>; says whether what it did not read should be looked at as a further mistake.</summary>
    private bool ReadKeyValue()
    {
        var before = mistakes.Count;
        var path = keys.ReadPath();
        var hasEquals = path is not null && keys.ReadEquals(path, before);
        if (!hasEquals && !SkipPastEquals()) return false;
        cursor.SkipBlanks();
        var slot = hasEquals && path is not null ? definitions.DefineKey(section, path) : null;
        var value = values.Read(slot is null || path is null ? 1 : section.Depth + path.Count);
        if (slot is not null) slot.Value = value;
        return hasEquals && value is not null;
    }

    /// <summary>A broken key may still have a value of several lines, which has to be read to find the next statement.</summary>
    private bool SkipPastEquals()
    {
        while (!cursor.AtLineEnd && cursor.Current is not ('=' or '#')) cursor.Advance();
        return cursor.Take('=');
    }

    /// <summary>Nothing but a comment may follow on the line; where the statement itself was broken, the rest is passed over.</summary>
    private void FinishLine(bool understood)
    {
        if (containers.IsAbandoned) return;
        cursor.SkipBlanks();
        if (cursor.Current == '#') comments.Read();
        if (!cursor.AtLineEnd && understood)
        {
            mistakes.Add(cursor.Position, cursor.Current == '\r'
                ? Wording.BareCarriageReturn
                : $"{Wording.Character(cursor)} is not expected here; begin a new line, or add # for a comment");
        }

        cursor.SkipToLineEnd();
        cursor.TakeNewline();
    }
}
