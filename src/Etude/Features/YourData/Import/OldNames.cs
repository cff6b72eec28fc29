using System.Text.Json;
using System.Text.Json.Nodes;

namespace Etude.Features.YourData.Import;

/// <summary>The names that settings had before migration 022, as archives from before still have them. What 022 did in the database is done here to what is brought.</summary>
internal static class OldNames
{
    private static readonly (string Old, string Bag, string Key, Func<string, string> Becomes)[] Moved =
    [
        ("theme", "ui", "theme", value => value),
        ("density", "ui", "density", value => value),
        ("practice_days", "motivation", "streak", value => value == "off" ? "off" : "practice_days"),
    ];

    /// <summary>The same settings under the names of today. A new name that is there already wins; every other key stays as it is.</summary>
    public static JsonObject Replaced(JsonObject settings)
    {
        var renamed = settings.DeepClone().AsObject();
        foreach (var (old, bag, key, becomes) in Moved)
        {
            // What is no word was never a choice, and would spoil the choices beside it.
            if (Taken(renamed, old) is JsonValue value && value.TryGetValue<string>(out var word))
                BagOf(renamed, bag).TryAdd(key, becomes(word));
        }

        if (renamed["a11y"] is JsonObject a11y && a11y.ContainsKey("no_single_keys"))
            a11y.TryAdd("single_key_shortcuts", Taken(a11y, "no_single_keys")?.GetValueKind() != JsonValueKind.True);
        return renamed;
    }

    private static JsonNode? Taken(JsonObject from, string key)
    {
        var value = from[key];
        from.Remove(key);
        return value;
    }

    private static JsonObject BagOf(JsonObject settings, string name)
    {
        if (settings[name] is not JsonObject)
            settings[name] = new JsonObject();
        return settings[name]!.AsObject();
    }
}
