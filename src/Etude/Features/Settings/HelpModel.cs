namespace Etude.Features.Settings;

/// <summary>The keys there are, by room.</summary>
public sealed record HelpModel
{
    public static readonly (string Room, (string Key, string Does)[] Keys)[] Keys =
    [
        ("Everywhere",
        [
            ("?", "This page"),
            ("Ctrl K", "Search and go anywhere; at the writing desk Ctrl Alt K"),
            ("/", "Search the catalogue"),
            ("g t", "Today"),
            ("g p", "Practice"),
            ("g l", "Library"),
            ("g a", "Assessment"),
            ("g w", "Writing"),
            ("g o", "Progress"),
            ("g j", "Jobs"),
            ("g v", "CV"),
            ("g f", "Fit"),
            ("g b", "Look back"),
            ("g i", "Inbox"),
            ("g s", "Settings"),
            ("g y", "Your data: take it along, bring it in, delete it"),
            ("f", "Feedback about this page"),
        ]),
        ("On Today",
        [
            ("Enter", "Start the first piece"),
            ("s", "Swap the first piece for another of its kind"),
            ("m", "Move the first piece to tomorrow"),
        ]),
        ("In the library",
        [
            ("/", "Search"),
            ("n", "Add an item of your own"),
            ("o", "On an item: open its address"),
            ("b", "Queue it"),
            ("d", "Finished today"),
        ]),
        ("In the assessment",
        [
            ("1", "The first option; 2 to 4 the others"),
            ("c", "How sure you are; then the arrow keys"),
            ("Enter", "Answer and go on"),
        ]),
        ("At the writing desk",
        [
            ("n", "In the list: begin a draft"),
            ("Ctrl B", "Bold; Ctrl I italic; Ctrl K a link"),
            ("Ctrl S", "Save now"),
            ("Ctrl Shift P", "Show the preview"),
            ("Ctrl Shift F", "Focus: only the text"),
            ("Ctrl Shift Enter", "Publish"),
        ]),
        ("Looking back",
        [
            ("Enter", "Begin"),
        ]),
        ("In the settings",
        [
            ("/", "Find a setting"),
        ]),
        ("In the studio",
        [
            ("Alt 1", "Explore; Alt 2 to Alt 5 the other phases"),
            ("Ctrl Enter", "In notes: the next phase. In the editor: run the tests"),
            ("Ctrl '", "Try an input of your own"),
            ("Ctrl .", "Take the next hint"),
            ("Ctrl S", "Save now"),
            ("Esc Tab", "Leave the editor: Tab alone indents"),
            ("Ctrl M", "In the editor: Tab leaves, until Ctrl M again. The way out with Vim keys, where Esc is Vim’s own"),
        ]),
    ];
}
