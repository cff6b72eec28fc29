using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What Plan is asked for.</summary>
internal static class PlanSignals
{
    private static readonly Signal Pitfalls = new("plan.pitfalls", Phases.Plan, 4,
        ["None of the known pitfalls is anticipated.", "One known pitfall is anticipated.", "Some of the known pitfalls are anticipated.", "Most of the known pitfalls are anticipated."])
    {
        Weak = new("The known pitfalls", "Your notes before the work come near none of the {1} pitfalls listed below.",
            "Read them now: which one could have caught you here?"),
        Partial = new("One pitfall seen ahead", "This comes near {0} of the {1} pitfalls listed below.",
            "Which of the others could still have caught you?"),
        Strong = new("You saw the traps ahead", "You wrote this before the work, and it comes near {0} of the {1} known pitfalls.",
            "What made you think of it so early?"),
    };

    private static readonly Signal Alternatives = new("plan.alternatives", Phases.Plan, 2,
        ["Only one way is considered.", "Another way is hinted at.", "Another way is named.", "Another way is named, and why it was not taken."])
    {
        Weak = new("One way only", "The plan follows one way, and no sentence was found on what it was chosen over.",
            "Which other way was there, and what would it have cost?"),
        Strong = new("You weighed two ways", "You name another way and what speaks for or against it.",
            "When would the other way have been the better one?"),
    };

    private static readonly Signal Steps = new("plan.steps", Phases.Plan, 6,
        ["No plan is written.", "An idea is written, without steps.", "Two steps are written.", "The plan has steps in order."])
    {
        Weak = new("An idea, not yet steps", "The plan says what you mean to do, and not in which order.",
            "What is the first step, and how will you know that it is done?"),
        Strong = new("A plan with steps", "Your plan can be followed step by step, by you or by somebody else.",
            "Which of the steps turned out to be larger than it looks here?"),
    };

    public static readonly Signal[] Common =
    [
        Steps,
        new("plan.approach", Phases.Plan, 6,
            ["No way of solving it is named.", "The problem is described again, without a technique.", "A structure or technique is named.", "A structure or technique is named, with its reason or with what goes beside it."])
        {
            Weak = new("What will carry the solution", "No structure or technique was found here that would carry the solution.",
                "What must be remembered from one step to the next, and what would hold it?"),
            Strong = new("You named what carries it", "The structure is chosen here, before the work, where changing it costs nothing.",
                "What does this choice make easy, and what does it make hard?"),
        },
        Alternatives,
        Pitfalls,
    ];

    public static readonly Signal[] Tested =
    [
        new("plan.cost", Phases.Plan, 8,
            ["The cost is not stated.", "The cost is vague, or not the one this problem allows.", "The cost is stated.", "The right cost is stated."])
        {
            Weak = new("What it costs", "The plan does not say how the work grows with the input.",
                "If the input were twice as long, which step would take how much longer?"),
            Partial = new("The cost deserves a second look", "The cost in this sentence is vague, or not the one that this problem allows.",
                "Which step do you count, and how often does it really run?"),
            Strong = new("The cost, and it is right", "You state {0} before you build, and that is what this problem allows.",
                "Which line of your code would break this promise first?"),
        },
        new("plan.edges", Phases.Plan, 6,
            ["No special case is foreseen.", "One special case is foreseen.", "Two kinds of special case are foreseen.", "Three kinds of special case or more are foreseen."])
        {
            Weak = new("The special cases", "Neither Explore nor Plan names an input that is unlike the others.",
                "What is the smallest input allowed, and what should happen with it?"),
            Partial = new("One special case of several", "You foresee one kind of special case here.",
                "What else could be unusual about the input, its size, its order or its moment?"),
            Strong = new("Special cases seen ahead", "You name special cases while they are still cheap to deal with.",
                "Which of them did the code need a line for, and which came for free?"),
        },
        new("plan.tests", Phases.Plan, 2,
            ["No test is thought of.", "Testing is mentioned.", "A test is named.", "A test is named with what it should show."])
        {
            Strong = new("Tests before code", "You say here how you will find out whether it works.",
                "Which wrong solution would still get past this test?"),
        },
    ];

    public static readonly Signal[] Written =
    [
        new("plan.failures", Phases.Plan, 6,
            ["Nothing is said about what may fail.", "One thing that may fail is named.", "Things that may fail are named.", "Things that may fail are named with what happens then."])
        {
            Weak = new("The day it goes wrong", "The plan is written for the day on which everything works.",
                "Which part will fail first, and who notices?"),
            Strong = new("You planned for failure", "You say what may fail and what happens then, before anything rests on it.",
                "Which failure would you notice last?"),
        },
    ];

    /// <summary>The plan of somebody who argues in words, without the ones that ask for a technique.</summary>
    public static readonly Signal[] Argued = [Alternatives, Pitfalls];
}
