using System.Text.Json;
using System.Text.Json.Serialization;

namespace Etude.Platform.Postgres;

/// <summary>What makes the pages easier for this person.</summary>
public sealed record Accessibility
{
    public bool ReduceMotion { get; init; }
    public bool HighContrast { get; init; }
    public bool LargeText { get; init; }
    public bool DyslexiaFont { get; init; }
    public bool PlainEditor { get; init; }
    public bool NoTimers { get; init; }

    /// <summary>False where a key of one letter does nothing.</summary>
    public bool? SingleKeyShortcuts { get; init; }

    /// <summary><c>atkinson</c>, <c>inter</c>, <c>system</c> or <c>opendyslexic</c>.</summary>
    public string? Font { get; init; }

    /// <summary>Per cent: 100, 112, 125, 150 or 200.</summary>
    public int? TextScale { get; init; }

    /// <summary><c>normal</c>, <c>relaxed</c> or <c>wide</c>.</summary>
    public string? Spacing { get; init; }

    /// <summary>Characters of a line of reading: <c>66</c>, <c>54</c>, or <c>none</c> for as many as fit.</summary>
    public string? LineLength { get; init; }

    /// <summary><c>always</c> or <c>hover</c>.</summary>
    public string? UnderlineLinks { get; init; }

    /// <summary><c>system</c>, <c>reduce</c> or <c>full</c>.</summary>
    public string? Motion { get; init; }

    /// <summary><c>chart</c>, <c>table</c> or <c>both</c>.</summary>
    public string? ChartsAs { get; init; }

    /// <summary>What is read out after a run: <c>summary</c>, <c>each</c> test, or <c>off</c>.</summary>
    public string? AnnounceTests { get; init; }

    /// <summary>When the news of a review on its way is told: <c>paragraph</c> by paragraph, or <c>on_finish</c>.</summary>
    public string? Streaming { get; init; }

    /// <summary>False for charts without dashes and patterns.</summary>
    public bool? ColorSafeMarks { get; init; }

    public bool AnnounceLine { get; init; }
    public bool PlainLanguage { get; init; }
    public bool ReadAloud { get; init; }
    public bool FocusMode { get; init; }

    /// <summary>The person's own keys, by the key that they stand for.</summary>
    public Dictionary<string, string>? ShortcutMap { get; init; }

    // The data model's four plain switches came first, and other programs may know only them.
    [JsonIgnore]
    public string FontInUse => Font ?? (DyslexiaFont ? "opendyslexic" : "atkinson");

    [JsonIgnore]
    public string SpacingInUse => Spacing ?? (DyslexiaFont ? "relaxed" : "normal");

    [JsonIgnore]
    public int TextScaleInUse => TextScale ?? (LargeText ? 125 : 100);

    [JsonIgnore]
    public string MotionInUse => Motion ?? (ReduceMotion ? "reduce" : "system");

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}
