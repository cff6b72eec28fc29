namespace Etude.Toml.Reading;

/// <summary>The rules of who may define what: headers, arrays of tables and dotted keys, each key once.</summary>
internal sealed class Definitions(Mistakes mistakes)
{
    public TableNode Root { get; } = new(new TomlPosition(1, 1), TableOrigin.Header, 0);

    /// <summary>A table that belongs to nothing, for the keys under a header that was refused.</summary>
    public static TableNode Detached(TomlPosition position) => new(position, TableOrigin.Header, 0);

    /// <summary>The table of a header <c>[a.b]</c>; null, and a mistake, where it may not be defined.</summary>
    public TableNode? OpenTable(List<KeyPart> path, TomlPosition header)
    {
        if (DescendHeader(path) is not { } parent) return null;
        var last = path[^1];
        var slot = parent.Find(last.Name);
        if (slot is null) return AddTable(parent, last, TableOrigin.Header, header);
        if (slot.Table is { Origin: TableOrigin.Implied } implied)
        {
            implied.Define(TableOrigin.Header, header);
            return implied;
        }

        mistakes.Add(last.Position, slot switch
        {
            { Table.Origin: TableOrigin.Header } => $"table {Name(path)} is defined twice (first at line {slot.Line}); put all its keys under one header",
            { Table: not null } => $"table {Name(path)} is already defined by dotted keys (line {slot.Line}); add its keys there",
            { Tables: not null } => $"{Name(path)} is an array of tables (line {slot.Line}); write [[{Shown(path)}]] to add a table to it",
            _ => HoldsValue(slot),
        });
        return null;
    }

    /// <summary>A new table for a header <c>[[a.b]]</c>; null, and a mistake, where there can be none.</summary>
    public TableNode? AppendTable(List<KeyPart> path, TomlPosition header)
    {
        if (DescendHeader(path) is not { } parent) return null;
        var last = path[^1];
        var slot = parent.Find(last.Name);
        if (slot is { Tables: null })
        {
            mistakes.Add(last.Position, slot switch
            {
                { Table: not null } => $"{Name(path)} is already a single table (line {slot.Line}), so [[{Shown(path)}]] cannot add to it; write double brackets from the first",
                { Value: TomlArray } => $"{Name(path)} is an array written between brackets (line {slot.Line}), so [[{Shown(path)}]] cannot add to it; write all its items there",
                _ => HoldsValue(slot),
            });
            return null;
        }

        // The array is one level of its own: what is in its tables stands two levels deeper than the parent.
        if (TooDeep(parent.Depth + 2, last)) return null;
        slot ??= parent.Add(last);
        slot.Tables ??= [];
        var table = new TableNode(header, TableOrigin.Header, parent.Depth + 2);
        slot.Tables.Add(table);
        return table;
    }

    /// <summary>The place for the value of a key of <paramref name="table"/>; null, and a mistake, where it is taken.</summary>
    public Slot? DefineKey(TableNode table, List<KeyPart> path)
    {
        foreach (var part in path.Take(path.Count - 1))
        {
            if (StepDotted(table, part) is not { } next) return null;
            table = next;
        }

        if (table.Find(path[^1].Name) is not { } taken) return table.Add(path[^1]);
        mistakes.Add(path[^1].Position, $"key {Wording.Quote(path[^1].Name)} is defined twice (first at line {taken.Line})");
        return null;
    }

    private TableNode? StepDotted(TableNode table, KeyPart part)
    {
        var slot = table.Find(part.Name);
        if (slot is null) return AddTable(table, part, TableOrigin.Dotted, part.Position);
        if (slot.Table is { Origin: not TableOrigin.Header } open)
        {
            if (open.Origin == TableOrigin.Implied) open.Define(TableOrigin.Dotted, part.Position);
            return open;
        }

        mistakes.Add(part.Position, slot switch
        {
            { Table: not null } => $"table {Wording.Quote(part.Name)} has its own header (line {slot.Line}); write this key under it",
            { Tables: not null } => $"{Wording.Quote(part.Name)} is an array of tables (line {slot.Line}); write this key under one of its headers in double brackets",
            _ => HoldsValue(slot),
        });
        return null;
    }

    private TableNode? DescendHeader(List<KeyPart> path)
    {
        var table = Root;
        foreach (var part in path.Take(path.Count - 1))
        {
            var slot = table.Find(part.Name);
            var next = slot is null ? AddTable(table, part, TableOrigin.Implied, part.Position) : slot.Table ?? slot.Tables?[^1];
            if (next is null)
            {
                if (slot is not null) mistakes.Add(part.Position, HoldsValue(slot));
                return null;
            }

            table = next;
        }

        return table;
    }

    private TableNode? AddTable(TableNode parent, KeyPart key, TableOrigin origin, TomlPosition position)
    {
        if (TooDeep(parent.Depth + 1, key)) return null;
        var slot = parent.Add(key);
        slot.Table = new TableNode(position, origin, parent.Depth + 1);
        return slot.Table;
    }

    private bool TooDeep(int depth, KeyPart key)
    {
        if (depth <= TomlDocument.DeepestNesting) return false;
        mistakes.Add(key.Position, $"tables are nested more than {TomlDocument.DeepestNesting} deep here");
        return true;
    }

    private static string HoldsValue(Slot slot) => slot.Value is TomlTable
        ? $"{Wording.Quote(slot.Key.Name)} is an inline table (line {slot.Line}), which cannot be added to; write all its keys between its braces"
        : $"key {Wording.Quote(slot.Key.Name)} already has a value (line {slot.Line}), so it cannot be a table";

    private static string Name(List<KeyPart> path) => Wording.Quote(string.Join('.', path.Select(p => p.Name)));

    private static string Shown(List<KeyPart> path) => Name(path)[1..^1];
}
