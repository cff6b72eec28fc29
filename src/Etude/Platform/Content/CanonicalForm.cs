using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Etude.Platform.Content;

/// <summary>
/// The one form of a piece of content, and its hash. It is made from what the reader understood, not from the file's bytes: the
/// order of keys, layout, comments, quoting and line ends are of no account; every value that reaches the database is. It is JSON
/// with the names in a fixed order, maps sorted by key, no white space, and texts as <see cref="TextRule"/> keeps them. Lists keep
/// their order, which has a meaning (the first axis is the main one). What may be left out is written as null.
/// </summary>
internal static class CanonicalForm
{
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>SHA-256 of the canonical form, 64 lower-case hex digits.</summary>
    public static string Hash(ProblemFile problem) => Hash(json =>
    {
        // A new version makes every row be written again; raise it when the meaning of a column changes.
        json.WriteString("form", "problem/1");
        json.WriteString("slug", problem.Slug);
        json.WriteString("title", problem.Title);
        json.WriteString("type", problem.Type);
        json.WriteString("difficulty", problem.Difficulty);
        json.WriteString("em_mode", problem.EmMode);
        Write(json, "axes", problem.Axes);
        json.WriteString("prompt", problem.Prompt);
        json.WriteString("em_prompt", problem.EmPrompt);
        json.WriteString("content_md", problem.ContentMd);
        json.WriteString("complexity", problem.Complexity);
        json.WriteString("key_insight", problem.KeyInsight);
        Write(json, "pitfalls", problem.Pitfalls);
        Write(json, "phase_minutes", problem.PhaseMinutes, (key, minutes) => json.WriteNumber(key, minutes));
        Write(json, "hints", problem.Hints, (key, rungs) => Write(json, key, rungs));
        Write(json, "starter_code", problem.StarterCode, json.WriteString);
        Write(json, "ref_solution", problem.RefSolution, json.WriteString);
        Write(json, "test_code", problem.TestCode, json.WriteString);
    });

    /// <summary>SHA-256 of the canonical form, 64 lower-case hex digits.</summary>
    public static string Hash(LibraryItem item) => Hash(json =>
    {
        json.WriteString("form", "item/2");
        json.WriteString("slug", item.Slug);
        json.WriteString("title", item.Title);
        json.WriteString("author", item.Author);
        json.WriteString("url", item.Url);
        json.WriteString("kind", item.Kind);
        Write(json, "axes", item.Axes);
        json.WriteString("difficulty", item.Difficulty);
        json.WriteNumber("minutes", item.Minutes);
        json.WriteString("why", item.Why);
        Write(json, "prepares", item.Prepares);
    });

    private static string Hash(Action<Utf8JsonWriter> fields)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        json.WriteStartArray(name);
        foreach (var item in list) json.WriteStringValue(item);
        json.WriteEndArray();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, T> map, Action<string, T> entry)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(e => e.Key, StringComparer.Ordinal)) entry(key, value);
        json.WriteEndObject();
    }
}
