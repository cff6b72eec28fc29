using System.Text.Json;
using System.Text.Json.Nodes;

namespace Etude.Platform.Models;

/// <summary>
/// Checks an answer against the part of JSON Schema that our questions use: <c>type</c>, <c>properties</c> with <c>required</c> and no
/// others, <c>enum</c>, <c>items</c>, <c>minItems</c>, <c>maxItems</c>, <c>minLength</c>, <c>maxLength</c>, <c>minimum</c>, <c>maximum</c>.
/// </summary>
internal static class JsonShape
{
    private const int MostMistakes = 12;
    private static readonly string[] NotForEveryServer = ["minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum"];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 24, AllowDuplicateProperties = false };

    /// <summary>Reads the one JSON object in an answer. What stands before and after it (a code fence, a greeting) is left out.</summary>
    /// <returns>The object and no mistakes, or mistakes, each a sentence with its place.</returns>
    public static (JsonElement Value, IReadOnlyList<string> Mistakes) Read(string text, JsonElement schema)
    {
        var (first, last) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (first < 0 || last < first)
            return (default, ["there is no JSON object in the answer"]);
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(first, last + 1 - first), Strict);
            var value = document.RootElement.Clone();
            var mistakes = Mistakes(value, schema, "the answer").Take(MostMistakes).ToList();
            return (value, mistakes);
        }
        catch (JsonException)
        {
            return (default, ["the answer is not valid JSON"]);
        }
    }

    /// <summary>The schema without the limits that some servers do not take; they are checked here in any case.</summary>
    public static JsonElement ForWire(JsonElement schema)
    {
        var node = JsonNode.Parse(schema.GetRawText())!;
        Strip(node);
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Strip(item);
        if (node is not JsonObject table)
            return;
        foreach (var name in NotForEveryServer)
            table.Remove(name);
        foreach (var (_, below) in table.ToList())
            Strip(below);
    }

    private static IEnumerable<string> Mistakes(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("type", out var type) && !Is(value, type.GetString()!))
            return [$"{place} must be of type {type.GetString()}"];
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(c => JsonElement.DeepEquals(c, value)))
            return [$"{place} must be one of {choices.GetRawText()}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, schema, place),
            JsonValueKind.Array => OfArray(value, schema, place),
            JsonValueKind.String => OfString(value, schema, place),
            JsonValueKind.Number => OfNumber(value, schema, place),
            _ => [],
        };
    }

    private static IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string place)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : [])
            if (!value.TryGetProperty(name, out _))
                yield return $"{place} lacks \"{name}\"";
        foreach (var property in value.EnumerateObject())
        {
            if (known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(property.Name, out var below))
                yield return $"{place} may not have \"{(property.Name.Length <= 40 ? property.Name : property.Name[..40])}\"";
            else
                foreach (var mistake in Mistakes(property.Value, below, $"{place}.{property.Name}"))
                    yield return mistake;
        }
    }

    private static IEnumerable<string> OfArray(JsonElement value, JsonElement schema, string place)
    {
        var count = value.GetArrayLength();
        if (count < Limit(schema, "minItems", 0) || count > Limit(schema, "maxItems", int.MaxValue))
            yield return $"{place} has {count} items, which is too few or too many";
        if (!schema.TryGetProperty("items", out var items))
            yield break;
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
            foreach (var mistake in Mistakes(item, items, $"{place}[{index}]"))
                yield return mistake;
    }

    private static IEnumerable<string> OfString(JsonElement value, JsonElement schema, string place)
    {
        var (length, most) = (value.GetString()!.Length, Limit(schema, "maxLength", int.MaxValue));
        if (length > most)
            yield return $"{place} has {length} characters; at most {most} are taken";
        if (length < Limit(schema, "minLength", 0))
            yield return $"{place} is too short";
    }

    private static IEnumerable<string> OfNumber(JsonElement value, JsonElement schema, string place)
    {
        if (value.GetDouble() < Limit(schema, "minimum", int.MinValue) || value.GetDouble() > Limit(schema, "maximum", int.MaxValue))
            yield return $"{place} is out of range";
    }

    private static int Limit(JsonElement schema, string name, int otherwise) => schema.TryGetProperty(name, out var limit) ? limit.GetInt32() : otherwise;

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };
}
