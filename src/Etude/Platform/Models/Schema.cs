using System.Text.Json;
using System.Text.Json.Nodes;

namespace Etude.Platform.Models;

/// <summary>Puts the schema of an answer together, of the parts that <see cref="JsonShape"/> checks.</summary>
public static class Schema
{
    /// <summary>Every property is required and no other allowed, as strict servers demand.</summary>
    public static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
        ["additionalProperties"] = false,
    };

    /// <param name="least">Characters.</param>
    /// <param name="most">Characters.</param>
    public static JsonObject Text(int least, int most) => new() { ["type"] = "string", ["minLength"] = least, ["maxLength"] = most };

    /// <summary>One of these words.</summary>
    public static JsonObject Word(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    /// <summary>Any whole number.</summary>
    public static JsonObject Whole() => new() { ["type"] = "integer" };

    /// <summary>A whole number within limits, both included.</summary>
    public static JsonObject Whole(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    /// <param name="most">Items.</param>
    public static JsonObject List(JsonObject item, int most) => new() { ["type"] = "array", ["maxItems"] = most, ["items"] = item };

    /// <summary>The whole of it, as a question carries it.</summary>
    public static JsonElement Of(JsonObject properties) => JsonSerializer.SerializeToElement(Object(properties));
}
