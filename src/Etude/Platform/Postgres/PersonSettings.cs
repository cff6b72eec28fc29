using System.Text.Json;
using System.Text.Json.Serialization;

namespace Etude.Platform.Postgres;

/// <summary>The person's own bag of settings (<c>users.settings_json</c>). Keys this version does not know survive a save.</summary>
public sealed record PersonSettings : IJsonColumn
{
    public const int DefaultMinutes = 45;
    public const double DefaultRetention = 0.9;

    public string? DisplayName { get; init; }
    public string? Handle { get; init; }
    public string? Email { get; init; }
    public string? Tz { get; init; }
    public string? Theme { get; init; }
    public Accessibility? A11y { get; init; }
    public string? PreferredVoice { get; init; }
    public int? MinutesPerDay { get; init; }
    public double? DesiredRetention { get; init; }

    /// <summary>False when the person wants no model to read what they write.</summary>
    public bool? AiEnabled { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>Desired chance of recall when a problem returns, within what FSRS supports (0.7 to 0.97).</summary>
    [JsonIgnore]
    public double Retention => Math.Clamp(DesiredRetention ?? DefaultRetention, 0.7, 0.97);

    /// <summary>Minutes a day the person wants to practise, 5 to 480.</summary>
    [JsonIgnore]
    public int Minutes => Math.Clamp(MinutesPerDay ?? DefaultMinutes, 5, 480);

    /// <summary>The person's zone; UTC when none is set or this machine does not know it.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => Zones.Find(Tz) ?? TimeZoneInfo.Utc;
}

/// <summary>What makes the pages easier for this person.</summary>
public sealed record Accessibility
{
    public bool ReduceMotion { get; init; }
    public bool HighContrast { get; init; }
    public bool LargeText { get; init; }
    public bool DyslexiaFont { get; init; }
    public bool PlainEditor { get; init; }
    public bool NoTimers { get; init; }
    public bool NoSingleKeys { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}
