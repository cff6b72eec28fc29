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

    private const string Ui = "ui";
    private const string A11y = "a11y";
    private const string Time = "time";
    private const string Code = "editor";
    private const string Motivation = "motivation";

    private static readonly (string, string)[] Switch = [];

    public static readonly IReadOnlyList<Preference> All =
    [
        new("theme", Ui, "theme", Look, "Theme", [("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("hc-light", "High contrast, light"), ("hc-dark", "High contrast, dark")],
            s => s.Ui?.Theme ?? "system") { Look = "theme", Also = value => ("high_contrast", value.StartsWith("hc-", StringComparison.Ordinal)) },
        new("text_scale", A11y, "text_scale", Look, "Text size", [("100", "Usual"), ("112", "A little larger"), ("125", "Larger"), ("150", "Half as large again"), ("200", "Twice as large")],
            s => Of(s).TextScaleInUse.ToString(CultureInfo.InvariantCulture)) { Look = "text", Also = value => ("large_text", value != "100") },
        new("font", A11y, "font", Look, "Typeface", [("atkinson", "Atkinson Hyperlegible"), ("inter", "Inter"), ("system", "The system’s own"), ("opendyslexic", "OpenDyslexic")],
            s => Of(s).FontInUse) { Look = "font", Hint = "Wider spacing and larger text help more readers than any typeface does.", Also = value => ("dyslexia_font", value == "opendyslexic") },
        new("spacing", A11y, "spacing", Look, "Spacing of letters and lines", [("normal", "Usual"), ("relaxed", "Wider"), ("wide", "Widest")], s => Of(s).SpacingInUse) { Look = "spacing" },
        new("line_length", A11y, "line_length", Look, "Length of lines", [("66", "66 characters"), ("54", "54 characters"), ("none", "As long as the page is wide")],
            s => Of(s).LineLength ?? "66") { Look = "line", Hint = "Of longer texts." },
        new("density", Ui, "density", Look, "Space around things", [("comfortable", "Comfortable"), ("compact", "Compact")], s => s.Ui?.Density ?? "comfortable") { Look = "density" },
        new("underline_links", A11y, "underline_links", Look, "Underlines of links", [("always", "Always"), ("hover", "Under the pointer")], s => Of(s).UnderlineLinks ?? "always") { Look = "links" },
        new("charts_as", A11y, "charts_as", Look, "Charts", [("chart", "As pictures"), ("table", "As tables"), ("both", "Both")], s => Of(s).ChartsAs ?? "chart") { Look = "charts" },
        new("color_safe_marks", A11y, "color_safe_marks", Look, "Dashed lines in charts, so that colour alone tells nothing", Switch, s => OnIf(Of(s).ColorSafeMarks != false)) { Look = "marks", Says = (null, "off") },

        new("motion", A11y, "motion", Calm, "Motion", [("system", "As the system"), ("reduce", "None"), ("full", "Always")], s => Of(s).MotionInUse)
            { Look = "motion", Also = value => ("reduce_motion", value == "reduce") },
        new("timer", Time, "timer", Calm, "The studio’s clock", [("hidden", "Hidden"), ("shown", "Shown"), ("off", "Off")], s => s.TimerInUse)
            { Look = "timer", Hint = "Hidden, a button shows it. Off, no time is measured, shown or graded.", Also = value => ("no_timers", value == "off") },
        new("limit_scale", Time, "limit_scale", Calm, "Target times", [("1", "As the problem sets them"), ("1.5", "Half as long again"), ("2", "Twice as long"), ("10", "Ten times as long"), ("none", "None")],
            s => s.Time?.LimitScale ?? "1") { Hint = "What pages show, the day is planned with and the grade goes by. Nothing ever ends by itself." },
        new("streaming", A11y, "streaming", Calm, "News of a review on its way", [("paragraph", "As it comes"), ("on_finish", "Only when it is there")], s => Of(s).Streaming ?? "paragraph") { Look = "stream" },
        new("streak", Motivation, "streak", Calm, "Practice days on Today", [("practice_days", "Shown"), ("off", "Hidden")], s => s.Motivation?.Streak ?? "practice_days"),
        new("celebrate", Motivation, "celebrate", Calm, "When you solve something without help", [("quiet", "Say so in one sentence"), ("off", "Say nothing")], s => s.Motivation?.Celebrate ?? "quiet"),
        new("focus_mode", A11y, "focus_mode", Calm, "Focus: only the page, the rooms behind one button", Switch, s => OnIf(Of(s).FocusMode)) { Look = "calm" },

        new("announce_tests", A11y, "announce_tests", Keys, "Read out after a run", [("summary", "How many pass"), ("each", "Each test"), ("off", "Nothing")], s => Of(s).AnnounceTests ?? "summary")
            { Look = "tests", Hint = "By a screen reader." },
        new("announce_line", A11y, "announce_line", Keys, "Read out the line that the cursor comes to", Switch, s => OnIf(Of(s).AnnounceLine)) { Look = "caret" },
        new("read_aloud", A11y, "read_aloud", Keys, "A button that reads longer texts aloud", Switch, s => OnIf(Of(s).ReadAloud)) { Look = "speech", Hint = "With the browser’s own voice." },
        new("single_key_shortcuts", A11y, "single_key_shortcuts", Keys, "Shortcuts of a single key, such as ? for help", Switch, s => OnIf(Of(s).SingleKeyShortcuts != false)) { Look = "keys", Says = (null, "off") },

        new("editor_keys", Code, "keys", Editor, "Keys", [("default", "The usual"), ("vim", "Vim"), ("emacs", "Emacs")], s => s.Editor?.Keys ?? "default")
            { Sample = "keys", Hint = "With Vim, Ctrl M and then Tab leaves the editor, since Esc is Vim’s own; :w saves. With Emacs, Esc and then Tab leaves it, and Ctrl X Ctrl S saves." },
        new("editor_tab", Code, "tab", Editor, "The Tab key", [("indent", "Indents"), ("move_focus", "Leaves the editor")], s => s.Editor?.Tab ?? "indent"),
        new("editor_indent", Code, "indent", Editor, "One step of indentation", [("track", "As the language has it"), ("2", "2 spaces"), ("4", "4 spaces"), ("8", "8 spaces"), ("tab", "A tab")], s => s.Editor?.Indent ?? "track")
            { Sample = "indent" },
        new("editor_size", Code, "font_size", Editor, "Size of code", [("14", "14"), ("12", "12"), ("16", "16"), ("18", "18"), ("21", "21"), ("24", "24")],
            s => (s.Editor?.FontSize ?? 14).ToString(CultureInfo.InvariantCulture)) { Sample = "size" },
        new("editor_line_height", Code, "line_height", Editor, "Height of a line", [("1.6", "Usual"), ("1.4", "Closer"), ("1.8", "Wider"), ("2", "Widest")],
            s => (s.Editor?.LineHeight ?? 1.6).ToString(CultureInfo.InvariantCulture)) { Sample = "leading" },
        new("editor_autocomplete", Code, "autocomplete", Editor, "Suggestions", [("manual", "When asked for, by Ctrl Space"), ("typing", "While typing"), ("off", "Never")], s => s.Editor?.Autocomplete ?? "manual"),
        new("editor_wrap", Code, "wrap", Editor, "Break long lines", Switch, s => OnIf(s.Editor?.Wrap != false)) { Sample = "wrap", Says = (null, "off") },
        new("editor_bracket_hints", Code, "bracket_hints", Editor, "Close brackets by themselves, and show the partner of the one at the cursor", Switch, s => OnIf(s.Editor?.BracketHints != false))
            { Sample = "brackets", Says = (null, "off") },
        new("plain_editor", A11y, "plain_editor", Editor, "A plain text area instead of the editor", Switch, s => OnIf(Of(s).PlainEditor))
            { Hint = "Size, height and long lines hold there too." },

        new("plain_language", A11y, "plain_language", Reviews, "Short sentences and plain words from the model", Switch, s => OnIf(Of(s).PlainLanguage)),
    ];

    public static IEnumerable<Preference> In(string section) => All.Where(p => p.Section == section);

    private static Accessibility Of(PersonSettings settings) => settings.A11y ?? new Accessibility();

    private static string OnIf(bool on) => on ? Preference.On : Preference.Off;
}
