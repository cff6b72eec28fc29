using System.Globalization;
using System.Text;

namespace Etude.Toml.Tests;

/// <summary>Writes a tree as TOML, choosing among the ways to write each thing at random.</summary>
internal sealed class TreeWriter(Random random)
{
    private readonly StringBuilder text = new();

    public string Write(TomlTable root)
    {
        WriteTable(root, []);
        return text.ToString();
    }

    /// <summary>First what can stand on lines of its own, then the tables with headers.</summary>
    private void WriteTable(TomlTable table, List<string> path)
    {
        var later = new List<TomlEntry>();
        foreach (var entry in table.Entries)
        {
            if (IsSection(entry.Value) && random.Next(3) > 0) later.Add(entry);
            else WriteEntry([Key(entry.Key)], entry.Value);
        }

        foreach (var entry in later)
        {
            List<string> name = [.. path, Key(entry.Key)];
            if (entry.Value is TomlTable child) WriteSection("[", "]", child, name);
            else foreach (var item in ((TomlArray)entry.Value).Items) WriteSection("[[", "]]", (TomlTable)item, name);
        }
    }

    private static bool IsSection(TomlValue value) =>
        value is TomlTable || (value is TomlArray { Items.Count: > 0 } array && array.Items.All(i => i is TomlTable));

    private void WriteSection(string open, string close, TomlTable table, List<string> path)
    {
        text.Append(open).Append(string.Join(random.Next(2) == 0 ? "." : " . ", path)).Append(close).Append(LineEnd());
        WriteTable(table, path);
    }

    private void WriteEntry(List<string> path, TomlValue value)
    {
        if (value is TomlTable { Entries.Count: > 0 } table && random.Next(2) == 0)
            foreach (var entry in table.Entries) WriteEntry([.. path, Key(entry.Key)], entry.Value);
        else text.Append(string.Join('.', path)).Append(" = ").Append(Value(value)).Append(LineEnd());
    }

    private string LineEnd() => random.Next(4) switch { 0 => " # c\n", 1 => "\r\n", _ => "\n" };

    private string Key(string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? key : Basic(key);

    private string Value(TomlValue value) => value switch
    {
        TomlString s => Text(s.Value),
        TomlInteger { Value: >= 0 } i when random.Next(2) == 0 => "0x" + i.Value.ToString("x", CultureInfo.InvariantCulture),
        TomlInteger i => i.Value.ToString(CultureInfo.InvariantCulture),
        TomlFloat f => Float(f.Value),
        TomlBoolean b => b.Value ? "true" : "false",
        TomlTemporal t => t.Kind is TomlTemporalKind.OffsetDateTime or TomlTemporalKind.LocalDateTime && random.Next(2) == 0 ? t.Value.Replace('T', ' ') : t.Value,
        TomlArray a => random.Next(2) == 0
            ? "[" + string.Join(", ", a.Items.Select(Value)) + "]"
            : "[ # c\n" + string.Concat(a.Items.Select(i => Value(i) + ",\n")) + "]",
        TomlTable t => "{" + string.Join(", ", t.Entries.Select(e => Key(e.Key) + " = " + Value(e.Value))) + "}",
        _ => throw new ArgumentException("There is no other kind of value.", nameof(value)),
    };

    private static string Float(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "+inf" : "-inf";
        var shown = value.ToString("R", CultureInfo.InvariantCulture);
        return shown.Contains('.') || shown.Contains('E') ? shown : shown + ".0";
    }

    private string Text(string value)
    {
        var plain = !value.Any(c => c is < ' ' and not '\t' or '\x7f');
        var lines = !value.Replace("\r\n", "").Any(c => c is < ' ' and not ('\t' or '\n') or '\x7f');
        return random.Next(5) switch
        {
            0 when plain && !value.Contains('\'') => $"'{value}'",
            1 when lines && !value.Contains("'''") && !value.EndsWith('\'') => $"'''\n{value}'''",
            2 => "\"\"\"\\\n \t\n" + Escape(value) + "\\ \n\n \"\"\"",
            3 => "\"\"\"\n" + Escape(value).Replace("\\n", "\n") + "\"\"\"",
            _ => Basic(value),
        };
    }

    private string Basic(string value) => '"' + Escape(value) + '"';

    private string Escape(string value)
    {
        var escaped = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\u005C",
                '\n' => "\\n",
                ' ' => random.Next(2) == 0 ? "\\u0020" : "\\U00000020",
                '\t' => "\\t",
                < ' ' or 0x7f => $"\\u{rune.Value:X4}",
                _ when random.Next(3) == 0 => $"\\U{rune.Value:x8}",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
