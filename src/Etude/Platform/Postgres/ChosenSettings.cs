using System.Text.Json;
using System.Text.Json.Serialization;

namespace Etude.Platform.Postgres;

/// <summary>How pages look.</summary>
public sealed record InterfaceSettings
{
    /// <summary><c>system</c>, <c>light</c>, <c>dark</c>, <c>hc-light</c> or <c>hc-dark</c>.</summary>
    public string? Theme { get; init; }

    /// <summary><c>comfortable</c> or <c>compact</c>.</summary>
    public string? Density { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>What time means to this person.</summary>
public sealed record TimeSettings
{
    /// <summary>The clock of the studio: <c>hidden</c>, <c>shown</c> or <c>off</c>.</summary>
    public string? Timer { get; init; }

    /// <summary>What the target times of problems are multiplied by: <c>1</c>, <c>1.5</c>, <c>2</c>, <c>10</c>, or <c>none</c> for no target at all.</summary>
    public string? LimitScale { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>Minutes by phase as they count for this person, rounded up; empty where no target is wanted.</summary>
    public static JsonMap<int> Targets(string? scale, IReadOnlyDictionary<string, int> minutes)
    {
        var times = scale switch { "1.5" => 1.5, "2" => 2, "10" => 10, _ => 1 };
        return scale == "none" ? [] : new(minutes.Select(m => KeyValuePair.Create(m.Key, (int)Math.Ceiling(m.Value * times))));
    }

    /// <summary>The minutes that a day is planned with: the targets, or, where none is wanted, what the problem usually takes.</summary>
    public static int Planned(string? scale, IReadOnlyDictionary<string, int> minutes) => (scale == "none" ? minutes : Targets(scale, minutes)).Values.Sum();
}

/// <summary>How the code editor behaves for this person.</summary>
public sealed record EditorSettings
{
    /// <summary><c>default</c>, <c>vim</c> or <c>emacs</c>.</summary>
    public string? Keys { get; init; }

    /// <summary><c>indent</c>, or <c>move_focus</c> where Tab leaves the editor.</summary>
    public string? Tab { get; init; }

    /// <summary>One step of indentation: <c>track</c> for the language's own, <c>2</c>, <c>4</c> or <c>8</c> spaces, or <c>tab</c>.</summary>
    public string? Indent { get; init; }

    /// <summary>Pixels, 12 to 24.</summary>
    public int? FontSize { get; init; }

    /// <summary>Of the size: 1.4 to 2.</summary>
    public double? LineHeight { get; init; }

    /// <summary>False where long lines scroll sideways.</summary>
    public bool? Wrap { get; init; }

    /// <summary>False where brackets neither close themselves nor show their partner.</summary>
    public bool? BracketHints { get; init; }

    /// <summary><c>manual</c>, <c>typing</c> or <c>off</c>.</summary>
    public string? Autocomplete { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>What is said of a person's practice.</summary>
public sealed record MotivationSettings
{
    /// <summary><c>practice_days</c>, or <c>off</c>, which hides the count of practice days and the heat map of Today.</summary>
    public string? Streak { get; init; }

    /// <summary><c>quiet</c> for one sentence where something was reached, or <c>off</c>.</summary>
    public string? Celebrate { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}
