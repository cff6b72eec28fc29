using System.Text.Json;
using System.Text.Json.Serialization;

namespace Etude.Platform.Postgres;

/// <summary>A record or collection that is stored in one JSONB column. The data layer reads and writes it as a whole.</summary>
public interface IJsonColumn;

/// <summary>The one way this app turns values into JSON for the database and back: snake case, nulls left out, UTC instants.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new StorableText() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, value?.GetType() ?? typeof(T), Options);

    /// <exception cref="JsonException">The text is not JSON of that shape.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)
        ?? throw new JsonException($"JSON null where {typeof(T).Name} was expected.");
}

/// <summary>Text as a JSONB column can hold it: without NUL characters, which a program's output may have.</summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(reader.GetString());

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Clean(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(reader.GetString())!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Clean(value)!);

    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>A JSONB column that is a list.</summary>
public sealed class JsonList<T> : List<T>, IJsonColumn;

/// <summary>A JSONB column that maps names to values (phases, languages, axes).</summary>
public sealed class JsonMap<T> : Dictionary<string, T>, IJsonColumn
{
    public JsonMap() : base(StringComparer.Ordinal) { }

    public JsonMap(IEnumerable<KeyValuePair<string, T>> entries) : base(entries, StringComparer.Ordinal) { }
}
