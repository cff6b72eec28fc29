using Etude.Features.Recall;
using Etude.Platform.Postgres;

namespace Etude.Features.Practice.Studio;

/// <summary>What a phase asks of the person: a heading over its notes and one or two sentences below it.</summary>
public sealed record PhaseWords(string Heading, string Prompt);

/// <summary>The studio's words that depend on phase, mode and count.</summary>
public static class StudioWords
{
    private static readonly string[] Ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    private static readonly string[] Rungs = ["a nudge", "a direction", "the next step"];

    public static PhaseWords Of(string phase, bool emMode) => emMode ? ForManagers(phase) : phase switch
    {
        Phases.Explore => new("What do you see?",
            "Say in your own words what is asked, what is given and what is odd. Work one small example by hand. Write down what you would ask."),
        Phases.Plan => new("How will you go about it?",
            "One step a line; the steps stand beside your work as a checklist. Name the riskiest one, and how you will know that it works."),
        Phases.Implement => new("Notes while you build", "What surprised you, what you changed your mind about."),
        Phases.Verify => new("What could break it?",
            "Try the empty case, a single item, the largest, the same thing twice. Say what you checked and what it showed."),
        _ => new("What stays?",
            "Where was the turning point? What would you do first next time? Put the lesson into one sentence that you would understand in a year."),
    };

    private static PhaseWords ForManagers(string phase) => phase switch
    {
        Phases.Explore => new("Who is in this?", "Who is affected, what does each of them need, and what is fixed? Write down what you would find out first."),
        Phases.Plan => new("In what order, and by whom?", "One step a line, each with who takes it. Name the risk that would worry you most, and the sign that it is coming."),
        Phases.Implement => new("Notes while you write", "What you left out of the memo, and why."),
        Phases.Verify => new("What would you measure?", "Which number or event would tell you that it works, when would you look, and what would make you change course?"),
        _ => new("What would you tell your own manager?", "Three sentences: what you decided, what it costs, and what you would do differently next time."),
    };

    /// <summary>"Third attempt".</summary>
    public static string Attempt(int number) => number >= 1 && number <= Ordinals.Length ? $"{Ordinals[number - 1]} attempt" : $"Attempt {number}";

    /// <summary>"Hint 2 of 3, a direction".</summary>
    /// <param name="index">From 0.</param>
    public static string Rung(int index, int count) => $"Hint {index + 1} of {count}, {Rungs[Math.Min(index, Rungs.Length - 1)]}";

    /// <summary>What the next hint costs, so that nobody takes one unknowingly.</summary>
    /// <param name="taken">Hints taken so far, over all phases.</param>
    public static string HintCost(int taken) => (taken + 1) switch
    {
        < EarnedGrade.HintsThatMakeItHard => "One hint still earns Good.",
        EarnedGrade.HintsThatMakeItHard => "Taking it makes Hard the best grade today; one hint still earns Good.",
        EarnedGrade.HintsThatMakeItAgain => "Taking it makes Again the grade today, so the problem comes back soon.",
        _ => "It costs nothing beyond the hints before it.",
    };

    /// <summary>A phase's time: "2:06", or whole minutes for the running one while the clock is hidden.</summary>
    public static string Spent(int seconds, bool coarse) => coarse ? $"{seconds / 60}" : Draft.Clock(seconds);

    /// <summary>How the keyboard gets out of the editor, each part a key or the words around it.</summary>
    public static (string[] Keys, string Words) WayOut(PersonSettings settings) => settings switch
    {
        { A11y.PlainEditor: true } or { Editor.Tab: "move_focus" } => (["Tab"], "leaves the editor"),
        { Editor.Keys: "vim" } => (["Ctrl M", "Tab"], "leaves the editor"),
        _ => (["Esc", "Tab"], "leaves the editor"),
    };
}
