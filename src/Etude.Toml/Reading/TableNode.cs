namespace Etude.Toml.Reading;

/// <summary>How a table came to be; which decides who may still add to it.</summary>
internal enum TableOrigin
{
    /// <summary>By its own header, or the root.</summary>
    Header,

    /// <summary>Named on the way to a deeper header; may still get its own.</summary>
    Implied,

    /// <summary>By a dotted key; only dotted keys of the same section add to it.</summary>
    Dotted,
}

/// <summary>A table while the document is being read.</summary>
internal sealed class TableNode(TomlPosition position, TableOrigin origin, int depth)
{
    private readonly Dictionary<string, Slot> byKey = new(StringComparer.Ordinal);
    private readonly List<Slot> inOrder = [];

    public TomlPosition Position { get; private set; } = position;

    public TableOrigin Origin { get; private set; } = origin;

    /// <summary>How many tables and arrays stand around this one; the root has 0.</summary>
    public int Depth { get; } = depth;

    public Slot? Find(string key) => byKey.GetValueOrDefault(key);

    public Slot Add(KeyPart key)
    {
        var slot = new Slot(key);
        byKey.Add(key.Name, slot);
        inOrder.Add(slot);
        return slot;
    }

    /// <summary>An implied table is now defined in its own right.</summary>
    public void Define(TableOrigin how, TomlPosition where) => (Origin, Position) = (how, where);

    public TomlTable ToValue()
    {
        var entries = new List<TomlEntry>(inOrder.Count);
        foreach (var slot in inOrder)
        {
            if (slot.ToValue() is { } value) entries.Add(new TomlEntry(slot.Key.Name, slot.Key.Position, value));
        }

        return new TomlTable(entries, Position);
    }
}

/// <summary>What stands under one key: a table, an array of tables, or a value (null where it could not be read).</summary>
internal sealed class Slot(KeyPart key)
{
    public KeyPart Key { get; } = key;

    public TableNode? Table { get; set; }

    public List<TableNode>? Tables { get; set; }

    public TomlValue? Value { get; set; }

    /// <summary>The line to name when somebody defines the key again.</summary>
    public int Line => Table?.Position.Line ?? Key.Position.Line;

    public TomlValue? ToValue()
    {
        if (Table is not null) return Table.ToValue();
        if (Tables is not null) return new TomlArray([.. Tables.Select(t => t.ToValue())], Tables[0].Position);
        return Value;
    }
}
