using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Etude.Toml.Tests;

/// <summary>How the tests read documents.</summary>
internal static class Reading
{
    public static TomlDocument Read(string text) => TomlDocument.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The root of a document that has to be free of mistakes.</summary>
    public static TomlTable Root(string text)
    {
        var document = Read(text);
        Assert.Equal("", Mistakes(document));
        return document.Root;
    }

    /// <summary>All mistakes, a line each: <c>(line,column) message</c>.</summary>
    public static string Mistakes(TomlDocument document) =>
        string.Join('\n', document.Errors.Select(e => $"{e.Position} {e.Message}"));

    public static string Mistakes(string text) => Mistakes(Read(text));

    /// <summary>The tagged JSON of a valid document on one line, with each leaf short: <c>{"a":"integer 1"}</c>.</summary>
    public static string Tagged(string text) => Short(JsonNode.Parse(TaggedJson.Write(Root(text)))!).ToJsonString(Relaxed);

    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonNode Short(JsonNode node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(item => Short(item!))]),
        JsonObject { Count: 2 } leaf when leaf["type"] is JsonValue type && leaf["value"] is JsonValue value => $"{type} {value}",
        JsonObject table => new JsonObject(table.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Short(entry.Value!)))),
        _ => throw new ArgumentException("Tagged JSON has no other kinds of nodes.", nameof(node)),
    };
}
