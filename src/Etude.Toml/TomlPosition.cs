namespace Etude.Toml;

/// <summary>Where something stands in a document: line and column, both counted from 1, columns in Unicode code points.</summary>
public readonly record struct TomlPosition(int Line, int Column) : IComparable<TomlPosition>
{
    /// <summary>The order of the text.</summary>
    public int CompareTo(TomlPosition other) => (Line, Column).CompareTo((other.Line, other.Column));

    /// <summary>Whether the left one comes first in the text.</summary>
    public static bool operator <(TomlPosition left, TomlPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes later in the text.</summary>
    public static bool operator >(TomlPosition left, TomlPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one comes first in the text, or both are the same place.</summary>
    public static bool operator <=(TomlPosition left, TomlPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one comes later in the text, or both are the same place.</summary>
    public static bool operator >=(TomlPosition left, TomlPosition right) => left.CompareTo(right) >= 0;

    /// <summary><c>(line,column)</c>, as messages show it.</summary>
    public override string ToString() => $"({Line},{Column})";
}

/// <summary>One mistake of a document, in one sentence, with its place.</summary>
public sealed record TomlError(TomlPosition Position, string Message);
