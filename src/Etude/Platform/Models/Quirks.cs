using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Etude.Platform.Models;

/// <summary>
/// Servers and models differ in what they take: some refuse a temperature, some call the limit of an answer by another name. What one
/// refuses by name is left out from then on, so that every later call is right at once.
/// </summary>
internal sealed class Quirks
{
    private static readonly Dictionary<string, Action<JsonObject>> Known = new(StringComparer.Ordinal)
    {
        ["temperature"] = body => body.Remove("temperature"),
        ["max_tokens"] = body => Rename(body, "max_tokens", "max_completion_tokens"),
        ["response_format"] = body => body.Remove("response_format"),
        ["stream_options"] = body => body.Remove("stream_options"),
        ["tool_choice"] = body => body.Remove("tool_choice"),
    };

    private readonly ConcurrentDictionary<string, bool> learned = new(StringComparer.Ordinal);

    /// <summary>Makes a request as this server takes it.</summary>
    public JsonObject Apply(JsonObject body)
    {
        foreach (var name in learned.Keys)
            Known[name](body);
        return body;
    }

    /// <summary>Reads the refusal of a request. True when there is something to leave out that was not left out before.</summary>
    public bool Learn(string refusal, JsonObject sent)
    {
        var name = Known.Keys.FirstOrDefault(k => sent.ContainsKey(k) && refusal.Contains(k, StringComparison.OrdinalIgnoreCase));
        return name is not null && learned.TryAdd(name, true);
    }

    private static void Rename(JsonObject body, string from, string to)
    {
        if (body.Remove(from, out var value))
            body[to] = value;
    }
}
