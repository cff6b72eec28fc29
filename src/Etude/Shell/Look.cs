using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Shell;

/// <summary>What a person chose about how pages look and behave, as attributes of the document: stylesheet and scripts go by them. What is usual has none.</summary>
public static class Look
{
    public static IReadOnlyDictionary<string, object> Of(PersonSettings settings)
    {
        var a11y = settings.A11y ?? new Accessibility();
        var chosen = new (string Name, string? Value)[]
        {
            ("data-theme", Theme(settings, a11y)),
            ("data-density", Unless("comfortable", settings.Ui?.Density)),
            ("data-font", Unless("atkinson", a11y.FontInUse)),
            ("data-text", Unless("100", $"{a11y.TextScaleInUse}")),
            ("data-spacing", Unless("normal", a11y.SpacingInUse)),
            ("data-line", Unless("66", a11y.LineLength)),
            ("data-links", Unless("always", a11y.UnderlineLinks)),
            ("data-motion", Unless("system", a11y.MotionInUse)),
            ("data-charts", Unless("chart", a11y.ChartsAs)),
            ("data-marks", a11y.ColorSafeMarks == false ? "off" : null),
            ("data-calm", a11y.FocusMode ? "on" : null),
            ("data-timer", Unless("hidden", settings.TimerInUse)),
            ("data-keys", a11y.SingleKeyShortcuts == false ? "off" : null),
            ("data-keymap", a11y.ShortcutMap is { Count: > 0 } own ? Json.Write(own) : null),
            ("data-tests", Unless("summary", a11y.AnnounceTests)),
            ("data-caret", a11y.AnnounceLine ? "on" : null),
            ("data-stream", Unless("paragraph", a11y.Streaming)),
            ("data-speech", a11y.ReadAloud ? "on" : null),
        };
        return chosen.Where(c => c.Value is not null).ToDictionary(c => c.Name, c => (object)c.Value!);
    }

    /// <summary>How the code editor looks and behaves, as attributes of its element. What is usual has none.</summary>
    public static IReadOnlyDictionary<string, object> OfEditor(PersonSettings settings)
    {
        var editor = settings.Editor ?? new EditorSettings();
        var chosen = new (string Name, string? Value)[]
        {
            ("data-plain", settings.A11y?.PlainEditor == true ? "" : null),
            ("data-keys", Unless("default", editor.Keys)),
            ("data-tab", Unless("indent", editor.Tab)),
            ("data-indent", Unless("track", editor.Indent)),
            ("data-size", Unless("14", editor.FontSize?.ToString(CultureInfo.InvariantCulture))),
            ("data-leading", Unless("1.6", editor.LineHeight?.ToString(CultureInfo.InvariantCulture))),
            ("data-wrap", editor.Wrap == false ? "off" : null),
            ("data-brackets", editor.BracketHints == false ? "off" : null),
            ("data-autocomplete", Unless("manual", editor.Autocomplete)),
        };
        return chosen.Where(c => c.Value is not null).ToDictionary(c => c.Name, c => (object)c.Value!);
    }

    /// <summary>The file of the typeface that pages begin with, to be fetched ahead; null for the system's own.</summary>
    public static string? Typeface(PersonSettings settings) => settings.A11y?.FontInUse switch
    {
        "system" => null,
        "inter" => "inter-latin-wght-normal.woff2",
        "opendyslexic" => "opendyslexic-latin-400-normal.woff2",
        _ => "atkinson-hyperlegible-next-latin-wght-normal.woff2",
    };

    /// <summary>Whether tables of pictures are open from the start.</summary>
    public static bool ShowsTables(PageContext page) => page.Settings.A11y?.ChartsAs is "table" or "both";

    private static string? Theme(PersonSettings settings, Accessibility a11y) => settings.Ui?.Theme switch
    {
        ("light" or "dark" or "hc-light" or "hc-dark") and var theme => theme,
        _ => a11y.HighContrast ? "hc-light" : null,
    };

    private static string? Unless(string usual, string? value) => value == usual ? null : value;
}
