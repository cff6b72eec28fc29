namespace Etude.Shell;

/// <summary>A place in the navigation.</summary>
public sealed record Room(string Path, string Name, string Icon, string? Key = null);

/// <summary>The rooms there are, in the order of the day.</summary>
public static class Rooms
{
    public static readonly Room[] Daily =
    [
        new("/today", "Today", "list-checks", "g t"),
        new("/problems", "Practice", "square-terminal", "g p"),
        new("/progress", "Progress", "chart-line", "g o"),
        new("/jobs", "Jobs", "briefcase", "g j"),
    ];

    public static readonly Room[] Others =
    [
        new("/library", "Library", "book-open", "g l"),
        new("/assessment", "Assessment", "clipboard-check", "g a"),
        new("/writing", "Writing", "pen-line", "g w"),
        new("/credentials", "CV", "file-text", "g v"),
        new("/fit", "Fit", "scale", "g f"),
        new("/reflect", "Look back", "compass", "g b"),
        new("/inbox", "Inbox", "inbox", "g i"),
        new("/search", "Search", "search", "Ctrl K"),
        new("/settings", "Settings", "settings", "g s"),
        new("/settings/data", "Your data", "archive", "g y"),
        new("/help", "Help and keys", "help", "?"),
    ];
}
