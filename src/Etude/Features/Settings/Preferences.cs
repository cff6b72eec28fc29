using System.Globalization;
using Etude.Platform.Postgres;

namespace Etude.Features.Settings;

/// <summary>Every preference there is. A new one needs a line here, a property of <see cref="PersonSettings"/> and something that it changes.</summary>
public static class Preferences
{
    public const string Look = "look";
    public const string Calm = "calm";
    public const string Keys = "keys";
    public const string Editor = "editor";
    public const string Reviews = "reviews";

    private static readonly (string, string)[] Switch = [];

    public static readonly IReadOnlyList<Preference> All =
    [
        new("theme", "", "theme", Look, "Theme", [("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("hc-light", "High contrast, light"), ("hc-dark", "High contrast, dark")],
            s => s.Theme ?? "system") { Look = "theme" },
        new("text_scale", A11y, "text_scale", Look, "Text size", [("100", "Usual"), ("112", "A little larger"), ("125", "Larger"), ("150", "Half as large again"), ("200", "Twice as large")],
            s => Of(s).TextScaleInUse.ToString(CultureInfo.InvariantCulture)) { Look = "text", Also = value => ("large_text", value != "100") },
        new("font", A11y, "font", Look, "Typeface", [("atkinson", "Atkinson Hyperlegible"), ("system", "As the system"), ("inter", "Inter"), ("opendyslexic", "OpenDyslexic")],
            s => Of(s).FontInUse) { Look = "font", Hint = "Inter and OpenDyslexic are used where this device has them.", Also = value => ("dyslexia_font", value == "opendyslexic") },
        new("spacing", A11y, "spacing", Look, "Spacing of letters and lines", [("normal", "Usual"), ("relaxed", "Wider"), ("wide", "Widest")], s => Of(s).SpacingInUse) { Look = "spacing" },
        new("line_length", A11y, "line_length", Look, "Length of lines", [("66", "66 characters"), ("54", "54 characters"), ("none", "As long as the page is wide")],
            s => Of(s).LineLength ?? "66") { Look = "line", Hint = "Of longer texts." },
        new("density", "", "density", Look, "Space around things", [("comfortable", "Comfortable"), ("compact", "Compact")], s => s.Density ?? "comfortable") { Look = "density" },
        new("underline_links", A11y, "underline_links", Look, "Underlines of links", [("always", "Always"), ("hover", "Under the pointer")], s => Of(s).UnderlineLinks ?? "always") { Look = "links" },
        new("charts_as", A11y, "charts_as", Look, "Charts", [("chart", "As pictures"), ("table", "As tables"), ("both", "Both")], s => Of(s).ChartsAs ?? "chart") { Look = "charts" },
        new("plain_marks", A11y, "color_safe_marks", Look, "Charts without dashed lines", Switch, s => OnIf(Of(s).ColorSafeMarks == false)) { Look = "marks", Says = ("off", null), Inverted = true },

        new("motion", A11y, "motion", Calm, "Motion", [("system", "As the system"), ("reduce", "None"), ("full", "Always")], s => Of(s).MotionInUse)
            { Look = "motion", Also = value => ("reduce_motion", value == "reduce") },
        new("no_timers", A11y, "no_timers", Calm, "No clocks", Switch, s => OnIf(Of(s).NoTimers)) { Look = "timer", Says = ("off", null) },
        new("focus_mode", A11y, "focus_mode", Calm, "Focus: only the page, the rooms behind one button", Switch, s => OnIf(Of(s).FocusMode)) { Look = "calm" },
        new("practice_days", "", "practice_days", Calm, "Practice days on Today", [("shown", "Shown"), ("off", "Hidden")], s => s.PracticeDays ?? "shown"),
        new("streaming", A11y, "streaming", Calm, "News of a review on its way", [("paragraph", "As it comes"), ("on_finish", "Only when it is there")], s => Of(s).Streaming ?? "paragraph") { Look = "stream" },

        new("no_single_keys", A11y, "no_single_keys", Keys, "No single-key shortcuts", Switch, s => OnIf(Of(s).NoSingleKeys)) { Look = "keys", Says = ("off", null) },
        new("announce_tests", A11y, "announce_tests", Keys, "Read out after a run", [("summary", "How many pass"), ("each", "Each test"), ("off", "Nothing")], s => Of(s).AnnounceTests ?? "summary")
            { Look = "tests", Hint = "By a screen reader." },
        new("announce_line", A11y, "announce_line", Keys, "Read out the line that the cursor comes to", Switch, s => OnIf(Of(s).AnnounceLine)) { Look = "caret" },
        new("read_aloud", A11y, "read_aloud", Keys, "A button that reads longer texts aloud", Switch, s => OnIf(Of(s).ReadAloud)) { Look = "speech", Hint = "With the browser’s own voice." },

        new("plain_editor", A11y, "plain_editor", Editor, "A plain text area instead of the code editor", Switch, s => OnIf(Of(s).PlainEditor)),
        new("editor_tab", "editor", "tab", Editor, "The Tab key", [("indent", "Indents"), ("move_focus", "Leaves the editor")], s => s.Editor?.Tab ?? "indent"),
        new("editor_size", "editor", "font_size", Editor, "Size of code", [("14", "14"), ("12", "12"), ("16", "16"), ("18", "18"), ("21", "21"), ("24", "24")],
            s => (s.Editor?.FontSize ?? 14).ToString(CultureInfo.InvariantCulture)),
        new("editor_wrap", "editor", "wrap", Editor, "Break long lines of code", Switch, s => OnIf(s.Editor?.Wrap == true)),
        new("editor_autocomplete", "editor", "autocomplete", Editor, "Suggestions", [("manual", "When asked for, by Ctrl Space"), ("typing", "While typing"), ("off", "Never")], s => s.Editor?.Autocomplete ?? "manual"),

        new("plain_language", A11y, "plain_language", Reviews, "Short sentences and plain words from the model", Switch, s => OnIf(Of(s).PlainLanguage)),
    ];

    private const string A11y = "a11y";

    public static IEnumerable<Preference> In(string section) => All.Where(p => p.Section == section);

    private static Accessibility Of(PersonSettings settings) => settings.A11y ?? new Accessibility();

    private static string OnIf(bool on) => on ? Preference.On : Preference.Off;
}
