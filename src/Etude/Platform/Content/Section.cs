using Etude.Toml;

namespace Etude.Platform.Content;

/// <summary>
/// A table of a content file while it is being read. Each method takes one key, gives its value, and notes what is wrong
/// with it; a value that is missing or wrong comes back empty, and the file is refused at the end. <see cref="NoOtherKeys"/>
/// then names every key that nobody asked for.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="name">What the table is called in the file; empty for the document itself.</param>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class Section(TomlTable table, string name, Mistakes mistakes)
{
    private readonly List<string> _asked = [];

    public IEnumerable<string> Keys => table.Entries.Select(e => e.Key);

    public bool Has(string key) => table[key] is not null;

    /// <summary>Whether the table <paramref name="table"/> holds <paramref name="key"/>.</summary>
    public bool HasIn(string table, string key) => Inner(table)?[key] is not null;

    /// <summary>Whether the table <paramref name="table"/> holds anything.</summary>
    public bool HasAnyIn(string table) => Inner(table)?.Entries.Count > 0;

    /// <summary>Where the value of <paramref name="key"/> begins; the table's own place when it is not there.</summary>
    public TomlPosition PlaceOf(string key) => table[key]?.Position ?? table.Position;

    public void Refuse(string key, string text) => mistakes.Add(PlaceOf(key), text);

    public string Line(string key, int maxLength) => Text(key, TextRule.Line(maxLength)) ?? "";

    public string Prose(string key, int maxLength) => Text(key, TextRule.Prose(maxLength)) ?? "";

    public string? OptionalLine(string key, int maxLength) => Optional(key) ? Text(key, TextRule.Line(maxLength)) : null;

    /// <summary>A required text; null when it is missing or wrong.</summary>
    public string? Text(string key, TextRule rule) =>
        Required<TomlString>(key, "text in quotes") is { } value ? Checked(value, $"\"{key}\"", rule) : null;

    /// <summary>A required word out of a closed set; empty when it is missing or not of the set.</summary>
    public string Choice(string key, ClosedSet set) =>
        Required<TomlString>(key, "text in quotes") is { } value && IsMember(value, set) ? value.Value : "";

    /// <summary>A required whole number; <paramref name="min"/> when it is missing or out of range.</summary>
    public int Whole(string key, int min, int max)
    {
        if (Required<TomlInteger>(key, "a whole number") is not { } value) return min;
        if (value.Value >= min && value.Value <= max) return (int)value.Value;
        mistakes.Add(value.Position, $"\"{key}\" is {value.Value}; it must be between {min} and {max}");
        return min;
    }

    /// <summary>True or false; false when it is left out.</summary>
    public bool OptionalFlag(string key) => Optional(key) && Required<TomlBoolean>(key, "true or false") is { Value: true };

    /// <summary>A required list of different words out of a closed set.</summary>
    public IReadOnlyList<string> Choices(string key, ClosedSet set, int min, int max)
    {
        var chosen = new List<string>();
        foreach (var item in Strings(key, min, max))
        {
            if (!IsMember(item, set)) continue;
            if (chosen.Contains(item.Value, StringComparer.Ordinal)) mistakes.Add(item.Position, $"{set.Noun} \"{item.Value}\" is named twice");
            else chosen.Add(item.Value);
        }
        return chosen;
    }

    /// <summary>As <see cref="Choices"/>, for a list that may be left out.</summary>
    public IReadOnlyList<string> OptionalChoices(string key, ClosedSet set, int max) => Optional(key) ? Choices(key, set, 1, max) : [];

    /// <summary>A required list of texts.</summary>
    public IReadOnlyList<string> Texts(string key, int min, int max, TextRule rule) =>
        [.. Strings(key, min, max).Select((item, i) => Checked(item, $"{Ordinal(i)} of \"{key}\"", rule) ?? "")];

    /// <summary>A required table; null when it is missing or something else.</summary>
    public Section? Table(string key) =>
        Required<TomlTable>(key, $"a table, [{Name(key)}]") is { } value ? new Section(value, Name(key), mistakes) : null;

    /// <summary>A table that may be left out.</summary>
    public Section? OptionalTable(string key) => Optional(key) ? Table(key) : null;

    /// <summary>A required list of tables (<c>[[key]]</c>), at least one.</summary>
    public IReadOnlyList<Section> Tables(string key)
    {
        if (Required<TomlArray>(key, $"a list of tables, [[{Name(key)}]]") is not { } list) return [];
        var sections = new List<Section>();
        foreach (var item in list.Items)
        {
            if (item is TomlTable one) sections.Add(new Section(one, key, mistakes));
            else mistakes.Add(item.Position, $"\"{key}\" must hold tables, [[{Name(key)}]], not {Described(item)}");
        }
        if (list.Items.Count == 0) mistakes.Add(list.Position, $"\"{key}\" is empty");
        return sections;
    }

    /// <summary>Names every key that no call has asked for. To be called last.</summary>
    public void NoOtherKeys()
    {
        foreach (var entry in NotAsked())
        {
            var near = DidYouMean.Nearest(entry.Key, _asked);
            var remedy = near is null ? "" : $" (did you mean \"{near}\"?)";
            mistakes.Add(entry.KeyPosition, $"unknown key \"{ClosedSet.Shorten(entry.Key)}\"{Place()}{remedy}");
        }
    }

    /// <summary>As <see cref="NoOtherKeys"/>, for a table whose keys are words out of a closed set.</summary>
    public void NoOtherKeys(ClosedSet set)
    {
        foreach (var entry in NotAsked()) mistakes.Add(entry.KeyPosition, set.Refusal(entry.Key));
    }

    private IEnumerable<TomlEntry> NotAsked() => table.Entries.Where(e => !_asked.Contains(e.Key, StringComparer.Ordinal));

    private TomlTable? Inner(string key) => table[key] as TomlTable;

    private bool Optional(string key)
    {
        _asked.Add(key);
        return Has(key);
    }

    private T? Required<T>(string key, string expected) where T : TomlValue
    {
        _asked.Add(key);
        switch (table[key])
        {
            case T right:
                return right;
            case null:
                if (!mistakes.TextIsBroken) mistakes.Add(table.Position, $"missing key \"{key}\"{Place()}");
                return null;
            case var other:
                mistakes.Add(other.Position, $"\"{key}\" must be {expected}, not {Described(other)}");
                return null;
        }
    }

    private List<TomlString> Strings(string key, int min, int max)
    {
        if (Required<TomlArray>(key, "a list of texts") is not { } list) return [];
        var strings = new List<TomlString>();
        foreach (var item in list.Items)
        {
            if (item is TomlString text) strings.Add(text);
            else mistakes.Add(item.Position, $"\"{key}\" must hold texts in quotes, not {Described(item)}");
        }
        if (list.Items.Count < min || list.Items.Count > max)
            mistakes.Add(list.Position, $"\"{key}\" has {list.Items.Count} {(list.Items.Count == 1 ? "entry" : "entries")}; it must have {Between(min, max)}");
        return strings;
    }

    private string? Checked(TomlString value, string called, TextRule rule)
    {
        var text = rule.Normalise(value.Value);
        if (rule.Fault(text) is not { } fault) return text;
        mistakes.Add(value.Position, $"{called}{Place()} {fault}");
        return null;
    }

    private bool IsMember(TomlString value, ClosedSet set)
    {
        if (set.Has(value.Value)) return true;
        mistakes.Add(value.Position, set.Refusal(value.Value));
        return false;
    }

    private string Place() => name.Length == 0 ? "" : $" in [{name}]";

    private string Name(string key) => name.Length == 0 ? key : $"{name}.{key}";

    private static string Between(int min, int max) => min == max ? $"{min}" : $"{min} to {max}";

    private static string Ordinal(int index) => $"entry {index + 1}";

    private static string Described(TomlValue value) => value switch
    {
        TomlString => "text",
        TomlInteger => "a whole number",
        TomlFloat => "a decimal number",
        TomlBoolean => "true or false",
        TomlTemporal => "a date or time",
        TomlArray => "a list",
        _ => "a table",
    };
}
