using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Etude.Toml;

/// <summary>Writes a document as the tagged JSON of the public TOML test suite: a table is an object, an array an array, and
/// every other value <c>{"type": …, "value": …}</c> with both as text.</summary>
public static class TaggedJson
{
    // A document is at most 128 containers deep, far below the writer's own limit of 1000.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The table as indented UTF-8 JSON, with line feeds between the lines and none at the end.</summary>
    public static byte[] Write(TomlTable table)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) WriteValue(json, table);
        return bytes.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter json, TomlValue value)
    {
        switch (value)
        {
            case TomlTable table:
                json.WriteStartObject();
                foreach (var entry in table.Entries)
                {
                    json.WritePropertyName(entry.Key);
                    WriteValue(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case TomlArray array:
                json.WriteStartArray();
                foreach (var item in array.Items) WriteValue(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteLeaf(json, value);
                break;
        }
    }

    private static void WriteLeaf(Utf8JsonWriter json, TomlValue value)
    {
        var (type, text) = value switch
        {
            TomlString s => ("string", s.Value),
            TomlInteger i => ("integer", i.Value.ToString(CultureInfo.InvariantCulture)),
            TomlFloat f => ("float", FloatText(f.Value)),
            TomlBoolean b => ("bool", b.Value ? "true" : "false"),
            TomlTemporal t => (TypeOf(t.Kind), t.Value),
            _ => throw new ArgumentException($"A value of the kind {value.GetType().Name} has no tagged form.", nameof(value)),
        };
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("value", text);
        json.WriteEndObject();
    }

    private static string FloatText(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ when double.IsNaN(value) => "nan",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string TypeOf(TomlTemporalKind kind) => kind switch
    {
        TomlTemporalKind.OffsetDateTime => "datetime",
        TomlTemporalKind.LocalDateTime => "datetime-local",
        TomlTemporalKind.LocalDate => "date-local",
        _ => "time-local",
    };
}
