using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Settings;

/// <summary>The settings as their page edits them.</summary>
public sealed record SettingsForm
{
    public static readonly string[] Themes = ["system", "light", "dark", "hc-light", "hc-dark"];

    public required string DisplayName { get; init; }
    public required string Tz { get; init; }
    public required string Minutes { get; init; }
    public required string Theme { get; init; }
    public required Accessibility A11y { get; init; }
    public required PlanForm Plan { get; init; }

    /// <summary>The key of the voice that reviews are read in; null for the first.</summary>
    public required string? Voice { get; init; }

    public required bool AiEnabled { get; init; }

    /// <summary>The page asked about the model: where it did not, its answer is no answer.</summary>
    public bool AiShown { get; init; }

    public static SettingsForm From(PersonSettings settings) => new()
    {
        DisplayName = settings.DisplayName ?? "",
        Tz = settings.Tz ?? "UTC",
        Minutes = settings.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Theme = settings.Theme ?? Themes[0],
        A11y = settings.A11y ?? new Accessibility(),
        Plan = PlanForm.From(settings),
        Voice = settings.PreferredVoice,
        AiEnabled = settings.AiEnabled ?? true,
    };

    public static SettingsForm From(FormFields form) => new()
    {
        DisplayName = form.Text("display_name", 1000).Trim(),
        Tz = form.Text("tz", 1000).Trim(),
        Minutes = form.Text("minutes_per_day", 100).Trim(),
        Theme = form.Text("theme", 100),
        Plan = PlanForm.From(form),
        Voice = form.Has("preferred_voice") ? form.Text("preferred_voice", 100) : null,
        AiEnabled = form.Flag("ai_enabled"),
        AiShown = form.Has("ai_shown"),
        A11y = new Accessibility
        {
            ReduceMotion = form.Flag("reduce_motion"),
            LargeText = form.Flag("large_text"),
            DyslexiaFont = form.Flag("dyslexia_font"),
            PlainEditor = form.Flag("plain_editor"),
            NoTimers = form.Flag("no_timers"),
            NoSingleKeys = form.Flag("no_single_keys"),
            HighContrast = form.Text("theme", 100).StartsWith("hc-", StringComparison.Ordinal),
        },
    };

    /// <summary>What is wrong with a name and a zone, by field.</summary>
    public static Dictionary<string, string> MistakesOfYou(string name, string tz)
    {
        var mistakes = new Dictionary<string, string>();
        if (name.Length > 80 || name.Any(char.IsControl))
            mistakes["display_name"] = "Enter a name of at most 80 characters, without line breaks.";
        if (Zones.Find(tz) is null)
            mistakes["tz"] = "Enter a time zone by its city, such as Europe/Paris or Asia/Bangkok.";
        return mistakes;
    }

    /// <param name="voices">The keys of the voices there are.</param>
    public IReadOnlyDictionary<string, string> Mistakes(IEnumerable<string> voices)
    {
        var mistakes = MistakesOfYou(DisplayName, Tz);
        if (Voice is not null && !voices.Contains(Voice, StringComparer.Ordinal))
            mistakes["preferred_voice"] = "Choose one of the voices.";
        if (!int.TryParse(Minutes, System.Globalization.CultureInfo.InvariantCulture, out var minutes) || minutes is < 5 or > 480)
            mistakes["minutes_per_day"] = "Enter minutes between 5 and 480.";
        if (!Themes.Contains(Theme, StringComparer.Ordinal))
            mistakes["theme"] = "Choose one of the themes.";
        Plan.AddMistakes(mistakes);
        return mistakes;
    }
}
