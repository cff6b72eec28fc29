namespace Etude.Toml.Reading;

/// <summary>Reads inline tables: on one line, no comma at the end, closed for good by the brace.</summary>
internal sealed class InlineTables(
    Cursor cursor, Values values, Keys keys, Containers containers, Definitions definitions, Mistakes mistakes)
{
    private const string NotClosed = "this inline table is not closed; add }";

    public TomlTable Read(int depth)
    {
        var opening = cursor.Position;
        var table = new TableNode(opening, TableOrigin.Header, depth);
        TomlPosition? comma = null;
        var (needsComma, broken) = (false, false);
        cursor.Advance();
        while (true)
        {
            cursor.SkipBlanks();
            if (!containers.IsAbandoned && (cursor.AtNewline || cursor.Current == '#'))
            {
                var lineEnd = cursor.Position;
                containers.SkipSpace();
                if (needsComma && cursor.Current is not ('}' or ',' or ']')) containers.Abandon();
                else if (!broken && !cursor.AtEnd) mistakes.Add(lineEnd, "an inline table must stay on one line; use a [table] header for a longer one");
                broken = true;
            }

            if (cursor.AtEnd || containers.IsAbandoned || cursor.Current == ']')
            {
                mistakes.Add(opening, NotClosed);
                if (!cursor.AtEnd && cursor.Current != ']') containers.Abandon();
                break;
            }

            if (cursor.Current == '}')
            {
                if (comma is { } last) mistakes.Add(last, "an inline table may not end with a comma; take it out");
                cursor.Advance();
                break;
            }

            if (cursor.Current == ',')
            {
                if (!needsComma) mistakes.Add(cursor.Position, "a key is missing before this comma");
                (comma, needsComma) = (cursor.Position, false);
                cursor.Advance();
                continue;
            }

            if (needsComma) mistakes.Add(cursor.Position, "a comma is missing before this key");
            ReadEntry(table, depth);
            (comma, needsComma) = (null, true);
        }

        return table.ToValue();
    }

    private void ReadEntry(TableNode table, int depth)
    {
        var before = mistakes.Count;
        if (keys.ReadPath() is not { } path || !keys.ReadEquals(path, before))
        {
            containers.SkipToSeparator();
            return;
        }

        cursor.SkipBlanks();
        var slot = definitions.DefineKey(table, path);
        var value = values.Read(depth + (slot is null ? 1 : path.Count));
        if (slot is not null) slot.Value = value;
        if (value is null && !containers.IsAbandoned) containers.SkipToSeparator();
    }
}
