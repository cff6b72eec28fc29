using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What Verify is asked for.</summary>
internal static class VerifySignals
{
    public static readonly Signal[] Common =
    [
        new("verify.own_case", Phases.Verify, 8,
            ["No check is described.", "No case beyond the given tests is described.", "A case of your own is named.", "A case of your own is described with what came of it."])
        {
            Weak = new("No case of your own", "No case was found in Verify that you tried or thought through yourself.",
                "Which single case would you show to somebody who doubts this?"),
            Partial = new("Checked with what was given", "You report on checks, and no case of your own was found beside them.",
                "Which wrong solution would have passed the same checks?"),
            Strong = new("A case of your own", "You went beyond what was given and say what came of it.",
                "What made you pick this one, and which did you leave out?"),
        },
        new("verify.edges", Phases.Verify, 6,
            ["The special cases are not looked at again.", "Little of what was foreseen is looked at again.", "Some of the special cases are looked at.", "The special cases that were foreseen are looked at."])
        {
            Weak = new("Foreseen, not yet followed up", "Before the work you thought of {0} here, and no word on it was found in Verify.",
                "How do you know what happens there?"),
            Strong = new("You kept your own promise", "You come back to the special cases that you had foreseen.",
                "Is there one you only thought of now?"),
        },
    ];

    public static readonly Signal[] Tested =
    [
        new("verify.cost", Phases.Verify, 2,
            ["The cost is not looked at again.", "The cost is mentioned.", "The cost is stated again.", "The cost is argued from the finished code."])
        {
            Strong = new("The cost, checked on the code", "You hold the finished code against the cost you wanted.",
                "What would the clock say for ten times the input?"),
        },
        new("verify.failures", Phases.Verify, 4,
            ["A run failed, and nothing says why.", "A failure is mentioned.", "A failure is explained in part.", "A failure is explained."])
        {
            Weak = new("A failure without a story", "At least one run failed, and your notes do not say why.",
                "What did you believe about the code that the failing test did not?"),
            Strong = new("You know why it failed", "You explain the failure and not only its repair.",
                "What would have shown it to you before the run?"),
        },
    ];

    public static readonly Signal[] Written =
    [
        new("verify.weakness", Phases.Verify, 6,
            ["No weak place is named.", "A check is mentioned.", "A weak place is named.", "A weak place is named with when it would show."])
        {
            Weak = new("The weakest place", "No sentence was found that says where the answer is weakest.",
                "Which sentence of your answer would a critic go for first?"),
            Strong = new("You looked for the weak place", "You name where your own answer may break, and when.",
                "What would you need to learn to be easy about it?"),
        },
    ];
}
