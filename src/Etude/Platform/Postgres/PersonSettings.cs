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
    [JsonConverter(typeof(SoundOrNothing<InterfaceSettings>))]
    public InterfaceSettings? Ui { get; init; }

    [JsonConverter(typeof(SoundOrNothing<Accessibility>))]
    public Accessibility? A11y { get; init; }

    [JsonConverter(typeof(SoundOrNothing<TimeSettings>))]
    public TimeSettings? Time { get; init; }

    [JsonConverter(typeof(SoundOrNothing<EditorSettings>))]
    public EditorSettings? Editor { get; init; }

    [JsonConverter(typeof(SoundOrNothing<MotivationSettings>))]
    public MotivationSettings? Motivation { get; init; }

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

    /// <summary>The clock of the studio: <c>hidden</c>, <c>shown</c> or <c>off</c>. The data model's switch for no timers means off, whoever set it.</summary>
    [JsonIgnore]
    public string TimerInUse => A11y?.NoTimers == true || Time?.Timer == "off" ? "off" : Time?.Timer == "shown" ? "shown" : "hidden";

    /// <summary>The person's zone; UTC when none is set or this machine does not know it.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => Zones.Find(Tz) ?? TimeZoneInfo.Utc;
}

/// <summary>Reads an object of the bag, and nothing where another program left something else there: nobody is locked out by a setting.</summary>
internal sealed class SoundOrNothing<T> : JsonConverter<T> where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var found = JsonElement.ParseValue(ref reader);
        try
        {
            return found.ValueKind == JsonValueKind.Object ? found.Deserialize<T>(options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
}
