using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Settings;

/// <summary>The settings as their page edits them. What a form did not send is null, and stays as it is.</summary>
public sealed record SettingsForm
{
    /// <summary>The field that says that the whole form was sent, so that a switch that is missing is off.</summary>
    public const string Whole = "whole";

    public required string? DisplayName { get; init; }
    public required string? Tz { get; init; }
    public required string? Minutes { get; init; }
    public required PlanForm Plan { get; init; }

    /// <summary>The key of the voice that reviews are read in; null for the first.</summary>
    public required string? Voice { get; init; }

    public required bool? AiEnabled { get; init; }

    /// <summary>The person's own keys, one a line.</summary>
    public required string? Shortcuts { get; init; }

    /// <summary>What is chosen, by the preference's name.</summary>
    public required IReadOnlyDictionary<string, string> Chosen { get; init; }

    public static SettingsForm From(PersonSettings settings) => new()
    {
        DisplayName = settings.DisplayName ?? "",
        Tz = settings.Tz ?? "UTC",
        Minutes = settings.Minutes.ToString(CultureInfo.InvariantCulture),
        Plan = PlanForm.From(settings),
        Voice = settings.PreferredVoice,
        AiEnabled = settings.AiEnabled ?? true,
        Shortcuts = Settings.Shortcuts.Text(settings),
        Chosen = Preferences.All.ToDictionary(p => p.Name, p => p.Read(settings), StringComparer.Ordinal),
    };

    public static SettingsForm From(FormFields form)
    {
        var whole = form.Has(Whole);
        string? Sent(string name, int longest = 1000) => form.Contains(name) ? form.Text(name, longest).Trim() : null;
        string? Switch(string name) => form.Contains(name) || whole ? (form.Flag(name) ? Preference.On : Preference.Off) : null;
        return new()
        {
            DisplayName = Sent("display_name"),
            Tz = Sent("tz"),
            Minutes = Sent("minutes_per_day", 100),
            Plan = PlanForm.From(form),
            Voice = form.Has("preferred_voice") ? form.Text("preferred_voice", 100) : null,
            // Where the page does not ask about the model, a missing answer is no answer.
            AiEnabled = form.Contains("ai_enabled") || form.Has("ai_shown") ? form.Flag("ai_enabled") : null,
            Shortcuts = Sent("shortcut_map", 4000),
            Chosen = Preferences.All.Select(p => (p.Name, Value: p.IsSwitch ? Switch(p.Name) : Sent(p.Name, 100))).Where(p => p.Value is not null)
                .ToDictionary(p => p.Name, p => p.Value!, StringComparer.Ordinal),
        };
    }

    /// <summary>This form over the settings as they are, to be shown whole.</summary>
    public SettingsForm Over(SettingsForm now) => this with
    {
        DisplayName = DisplayName ?? now.DisplayName,
        Tz = Tz ?? now.Tz,
        Minutes = Minutes ?? now.Minutes,
        Voice = Voice ?? now.Voice,
        AiEnabled = AiEnabled ?? now.AiEnabled,
        Shortcuts = Shortcuts ?? now.Shortcuts,
        Chosen = now.Chosen.ToDictionary(c => c.Key, c => Chosen.GetValueOrDefault(c.Key, c.Value), StringComparer.Ordinal),
    };

    /// <summary>What is wrong with a name and a zone, by field.</summary>
    public static Dictionary<string, string> MistakesOfYou(string? name, string? tz)
    {
        var mistakes = new Dictionary<string, string>();
        if (name is not null && (name.Length > 80 || name.Any(char.IsControl)))
            mistakes["display_name"] = "Enter a name of at most 80 characters, without line breaks.";
        if (tz is not null && Zones.Find(tz) is null)
            mistakes["tz"] = "Enter a time zone by its city, such as Europe/Paris or Asia/Bangkok.";
        return mistakes;
    }

    /// <param name="voices">The keys of the voices there are.</param>
    public IReadOnlyDictionary<string, string> Mistakes(IEnumerable<string> voices)
    {
        var mistakes = MistakesOfYou(DisplayName, Tz);
        if (Voice is not null && !voices.Contains(Voice, StringComparer.Ordinal))
            mistakes["preferred_voice"] = "Choose one of the voices.";
        if (Minutes is not null && (!int.TryParse(Minutes, CultureInfo.InvariantCulture, out var minutes) || minutes is < 5 or > 480))
            mistakes["minutes_per_day"] = "Enter minutes between 5 and 480.";
        if (Shortcuts is not null && Settings.Shortcuts.Read(Shortcuts).Mistake is { } keys)
            mistakes["shortcut_map"] = keys;
        foreach (var preference in Preferences.All.Where(p => Chosen.TryGetValue(p.Name, out var value) && !p.Takes(value)))
            mistakes[preference.Name] = $"{preference.Label}: choose one of what the list offers.";
        Plan.AddMistakes(mistakes);
        return mistakes;
    }
}
