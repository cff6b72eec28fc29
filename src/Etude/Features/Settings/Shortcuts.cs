using Etude.Platform.Postgres;

namespace Etude.Features.Settings;

/// <summary>The person's own single keys, as lines of text: the key that Etude has, a colon, their own.</summary>
public static class Shortcuts
{
    private const int Most = 40;

    /// <summary>The keys that may be given away: one character, or g and another.</summary>
    public static readonly IReadOnlySet<string> Known = HelpModel.Keys.SelectMany(r => r.Keys).Select(k => k.Key).Where(IsSingle).ToHashSet(StringComparer.Ordinal);

    public static string Text(PersonSettings settings) =>
        string.Join('\n', (settings.A11y?.ShortcutMap ?? []).Select(k => $"{k.Key}: {k.Value}").Order(StringComparer.Ordinal));

    /// <summary>The keys of a text, or what is wrong with it.</summary>
    public static (JsonMap<string> Map, string? Mistake) Read(string text)
    {
        var map = new JsonMap<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A colon may itself be a key, so the first character never ends the first key.
            var colon = line.IndexOf(':', 1);
            var (key, own) = colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (!Known.Contains(key))
                return (map, $"“{Short(key)}” is none of Etude’s single keys. Help and keys lists them; write one a line, such as g t: h.");
            if (!IsSingle(own))
                return (map, $"For “{key}” enter one character, or g and another, such as g h.");
            if (map.Count >= Most || !map.TryAdd(key, own))
                return (map, $"“{key}” stands there twice. Keep one of the lines.");
        }

        var twice = map.GroupBy(k => k.Value, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return (map, twice is null ? null : $"“{twice.Key}” would do two things. Choose another key for one of them.");
    }

    private static bool IsSingle(string key) => key switch
    {
        [var one] => one > ' ' && !char.IsControl(one) && !char.IsSurrogate(one),
        ['g', ' ', var second] => second > ' ' && !char.IsControl(second) && !char.IsSurrogate(second),
        _ => false,
    };

    private static string Short(string key) => key.Length <= 20 ? key : key[..20] + "…";
}
