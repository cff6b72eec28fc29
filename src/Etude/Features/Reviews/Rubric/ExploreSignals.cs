using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What Explore is asked for.</summary>
internal static class ExploreSignals
{
    public static readonly Signal[] Common =
    [
        new("explore.restated", Phases.Explore, 6,
            ["The notes do not take up the problem.", "The problem is only touched, or copied.", "Part of the problem is said in your own words.", "The problem is said in your own words."])
        {
            Weak = new("The problem, in your words", "These words leave the statement where it is; most of what it asks does not come up in them.",
                "How would you put the task to a colleague in two sentences, without looking?"),
            Strong = new("You made the problem your own", "Here you say the task in your own words, which shows what you took it to be before you built anything.",
                "Which word of yours is sharper than the one in the statement?"),
        },
        new("explore.limits", Phases.Explore, 4,
            ["No rule or limit is named.", "One rule or limit is named.", "Two rules or limits are named.", "The rules and limits that matter are named."])
        {
            Weak = new("The rules stay in the statement", "The notes do not yet say which rules and limits the solution has to keep.",
                "Which rule of the statement would be the easiest to break without noticing?"),
            Partial = new("One rule of several", "You name a rule here, and the statement has more of them.",
                "Which other rule could decide how you build it?"),
            Strong = new("The limits are on the table", "You write the rules down before they can surprise you.",
                "Which of these limits shaped the solution most?"),
        },
        new("explore.question", Phases.Explore, 4,
            ["No question or assumption is written down.", "Something is felt to be unclear.", "One question or assumption is written down.", "Questions or assumptions are written down with what hangs on them."])
        {
            Weak = new("Nothing was doubted", "These notes take the statement as complete; no question and no assumption is written down.",
                "What did you take for granted that the statement does not say?"),
            Strong = new("You wrote down what you assume", "An assumption on paper can be checked; this one can.",
                "What would change if it were not so?"),
        },
    ];

    public static readonly Signal[] Tested =
    [
        new("explore.example", Phases.Explore, 6,
            ["No example is worked.", "An example is mentioned, without values.", "An example is worked with given values.", "An example of your own is worked, from input to output."])
        {
            Weak = new("No example by hand", "No sentence was found in Explore that follows an input to its output.",
                "Which small input would have shown you the hard part of this problem?"),
            Partial = new("An example without values", "You mention an example, and stop before the values.",
                "What goes in, step by step, and what comes out?"),
            Strong = new("An example of your own", "You followed your own values through before you planned anything.",
                "Which rule of the problem does this example not touch?"),
        },
    ];

    public static readonly Signal[] Written =
    [
        new("explore.estimate", Phases.Explore, 6,
            ["No figure is used.", "Figures of the statement are repeated.", "One figure is worked out.", "Figures are worked out from the ones given."])
        {
            Weak = new("The figures are not yet at work", "The exploration has no figure in it that was worked out.",
                "Which two numbers of the statement, put together, tell you how big this is?"),
            Partial = new("Figures, not yet combined", "You repeat a figure of the statement; nothing is worked out from it yet.",
                "What follows from this number when you hold it against another?"),
            Strong = new("You reckoned before you designed", "A figure worked out like this rules things in and out before any drawing.",
                "Which choice would change if this figure were ten times as large?"),
        },
    ];
}
