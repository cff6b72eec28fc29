namespace Etude.Toml;

/// <summary>Where something stands in a document: line and column, both counted from 1, columns in Unicode code points.</summary>
public readonly record struct TomlPosition(int Line, int Column) : IComparable<TomlPosition>
{
    public int CompareTo(TomlPosition other) => (Line, Column).CompareTo((other.Line, other.Column));
    public static bool operator <(TomlPosition left, TomlPosition right) => left.CompareTo(right) < 0;
    public static bool operator >(TomlPosition left, TomlPosition right) => left.CompareTo(right) > 0;
    public static bool operator <=(TomlPosition left, TomlPosition right) => left.CompareTo(right) <= 0;
    public static bool operator >=(TomlPosition left, TomlPosition right) => left.CompareTo(right) >= 0;
    public override string ToString() => $"({Line},{Column})";
}

/// <summary>One mistake of a document, in one sentence, with its place.</summary>
public sealed record TomlError(TomlPosition Position, string Message);

/// <summary>A value of a TOML document and where it begins.</summary>
public abstract record TomlValue(TomlPosition Position);

public sealed record TomlString(string Value, TomlPosition Position) : TomlValue(Position);

public sealed record TomlInteger(long Value, TomlPosition Position) : TomlValue(Position);

public sealed record TomlFloat(double Value, TomlPosition Position) : TomlValue(Position);

public sealed record TomlBoolean(bool Value, TomlPosition Position) : TomlValue(Position);

/// <summary>The four date and time forms, kept as written but normalised (T separator, upper case), since a leap second or
/// more than seven fractional digits do not fit a .NET type.</summary>
public sealed record TomlTemporal(TomlTemporalKind Kind, string Value, TomlPosition Position) : TomlValue(Position);

public enum TomlTemporalKind { OffsetDateTime, LocalDateTime, LocalDate, LocalTime }

public sealed record TomlArray(IReadOnlyList<TomlValue> Items, TomlPosition Position) : TomlValue(Position);

/// <summary>A table: its entries in the order of the document.</summary>
public sealed record TomlTable(IReadOnlyList<TomlEntry> Entries, TomlPosition Position) : TomlValue(Position)
{
    /// <summary>The value under <paramref name="key"/>, or null.</summary>
    public TomlValue? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value;
}

/// <summary>A key of a table, where the key stands, and its value.</summary>
public sealed record TomlEntry(string Key, TomlPosition KeyPosition, TomlValue Value);

/// <summary>What reading a document gives: everything that could be read, and every mistake in the order of the text.</summary>
public sealed record TomlDocument(TomlTable Root, IReadOnlyList<TomlError> Errors)
{
    /// <summary>Reads UTF-8 bytes. Never throws, whatever the bytes; reports mistakes in <see cref="Errors"/>.</summary>
    public static TomlDocument Read(ReadOnlySpan<byte> utf8) => throw new NotSupportedException("The reader is not there yet.");
}
