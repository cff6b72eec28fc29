namespace Etude.Toml;

/// <summary>A value of a TOML document and where it begins.</summary>
public abstract record TomlValue(TomlPosition Position);

/// <summary>Text, with its escapes resolved and its line breaks as they are written.</summary>
public sealed record TomlString(string Value, TomlPosition Position) : TomlValue(Position);

/// <summary>A whole number from −2⁶³ to 2⁶³ − 1, in whichever base it is written.</summary>
public sealed record TomlInteger(long Value, TomlPosition Position) : TomlValue(Position);

/// <summary>An IEEE 754 binary64 number; infinities and not-a-number included.</summary>
public sealed record TomlFloat(double Value, TomlPosition Position) : TomlValue(Position);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record TomlBoolean(bool Value, TomlPosition Position) : TomlValue(Position);

/// <summary>The four date and time forms, kept as written but normalised (T separator, upper case), since a leap second or
/// more than seven fractional digits do not fit a .NET type.</summary>
public sealed record TomlTemporal(TomlTemporalKind Kind, string Value, TomlPosition Position) : TomlValue(Position);

/// <summary>Which of the four date and time forms a <see cref="TomlTemporal"/> has.</summary>
public enum TomlTemporalKind
{
    /// <summary><c>1979-05-27T07:32:00Z</c> or with <c>-07:00</c>: an instant.</summary>
    OffsetDateTime,

    /// <summary><c>1979-05-27T07:32:00</c>: a date and time without a zone.</summary>
    LocalDateTime,

    /// <summary><c>1979-05-27</c>.</summary>
    LocalDate,

    /// <summary><c>07:32:00</c>.</summary>
    LocalTime,
}

/// <summary>An array, or an array of tables; the items may be of different kinds.</summary>
public sealed record TomlArray(IReadOnlyList<TomlValue> Items, TomlPosition Position) : TomlValue(Position);

/// <summary>A table: its entries in the order of the document.</summary>
public sealed record TomlTable(IReadOnlyList<TomlEntry> Entries, TomlPosition Position) : TomlValue(Position)
{
    /// <summary>The value under <paramref name="key"/>, or null.</summary>
    public TomlValue? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value;
}

/// <summary>A key of a table, where the key stands, and its value.</summary>
public sealed record TomlEntry(string Key, TomlPosition KeyPosition, TomlValue Value);
