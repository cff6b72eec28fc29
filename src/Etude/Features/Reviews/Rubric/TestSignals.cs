using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What the test runs show, and what was expected of them.</summary>
internal static class TestSignals
{
    private static readonly Wording Failing = new("Where the tests fail",
        "{0} in the last run, the first being “{1}”, and this is a place to begin reading.",
        "Follow that test by hand: at which line does the value stop being what you expect?");

    public static readonly Signal[] All =
    [
        new("implement.tests", Phases.Implement, 16,
            ["The tests fail or were not run.", "Some tests pass.", "Most tests pass.", "All tests pass."])
        {
            Weak = Failing,
            Nearly = Failing,
        },
        new("implement.runs", Phases.Implement, 1,
            ["It took more than ten runs to get to green.", "It took six to ten runs to get to green.", "It took three to five runs to get to green.", "It took one or two runs to get to green."]),
        new("implement.prediction", Phases.Implement, 1,
            ["No prediction was made before the run.", "The prediction cannot be held against the run.", "A prediction was made.", "A prediction was made, and it came true."]),
        new("implement.confidence", Phases.Implement, 1,
            ["Confidence and outcome were far apart.", "Confidence and outcome were some way apart.", "Confidence was near the outcome.", "Confidence matched the outcome."])
        {
            Weak = new("How sure you were", "Before the first run you were {0} of 5 sure; in the last one {1} tests failed.",
                "What would you have had to look at, to be as sure as you had reason to be?"),
        },
        new("implement.follows", Phases.Implement, 4,
            ["The plan does not show in the work.", "Little of the plan shows in the work.", "Part of the plan shows in the work.", "The work follows the plan."])
        {
            Weak = new("The plan and the code went apart", "You planned this, and its words do not come back in the code.",
                "Did you change your mind on the way, and what made you?"),
            Partial = new("Little of the plan by name", "You planned this, and little of it comes back by name in the code.",
                "Could a reader of the code guess the plan?"),
            Strong = new("You built what you planned", "The words of this plan come back in the names of your code.",
                "Where did you leave the plan, and was that better?"),
        },
    ];
}
