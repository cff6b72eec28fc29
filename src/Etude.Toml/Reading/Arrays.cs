namespace Etude.Toml.Reading;

/// <summary>Reads arrays; they may go over several lines, with comments and a comma at the end.</summary>
internal sealed class Arrays(Cursor cursor, Values values, Containers containers, Mistakes mistakes)
{
    public TomlArray Read(int depth)
    {
        var opening = cursor.Position;
        var items = new List<TomlValue>();
        cursor.Advance();
        while (true)
        {
            var freshLine = containers.SkipSpace();
            if (cursor.Take(']')) break;
            if (cursor.AtEnd || containers.IsAbandoned || (freshLine && containers.LooksLikeKey()))
            {
                ReportUnclosed(opening);
                break;
            }

            if (cursor.Current is ',' or '}' or '=')
            {
                mistakes.Add(cursor.Position, cursor.Current == ','
                    ? "a value is missing before this comma"
                    : $"{Wording.Character(cursor)} does not belong in an array");
                cursor.Advance();
                continue;
            }

            var value = values.Read(depth + 1);
            if (value is not null) items.Add(value);
            else if (!containers.IsAbandoned) containers.SkipToSeparator();
            if (!ReadSeparator())
            {
                ReportUnclosed(opening);
                break;
            }
        }

        return new TomlArray(items, opening);
    }

    /// <summary>The comma after a value; false where the array was given up, since the next statement begins here.</summary>
    private bool ReadSeparator()
    {
        if (containers.IsAbandoned) return false;
        var freshLine = containers.SkipSpace();
        if (cursor.Take(',') || cursor.AtEnd || cursor.Current is ']' or '}' or '=') return true;
        if (freshLine && (containers.LooksLikeKey() || containers.LooksLikeHeader())) return false;
        mistakes.Add(cursor.Position, "a comma is missing before this value");
        return true;
    }

    private void ReportUnclosed(TomlPosition opening)
    {
        if (!cursor.AtEnd) containers.Abandon();
        mistakes.Add(opening, "this array is not closed; add ]");
    }
}
