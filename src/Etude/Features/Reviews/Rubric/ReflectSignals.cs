using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What Reflect is asked for.</summary>
internal static class ReflectSignals
{
    public static readonly Signal[] Common =
    [
        new("reflect.lesson", Phases.Reflect, 6,
            ["Nothing is taken away.", "Something is said, and no lesson.", "A lesson is named.", "A lesson is stated that would help another time."])
        {
            Weak = new("What stays", "The reflection looks back, and does not yet say what you take with you.",
                "If you could keep one sentence of this hour, which?"),
            Strong = new("A lesson you can carry", "This sentence would help you in a problem that looks quite different.",
                "Where did you need it before and not have it?"),
        },
        new("reflect.insight", Phases.Reflect, 4,
            ["The key insight is not touched.", "The key insight is brushed.", "The reflection comes near the key insight.", "The reflection reaches the key insight."])
        {
            Weak = new("The heart of the problem", "Your reflection and the key insight below hardly share a word.",
                "Read the key insight: where in your work did you meet it without naming it?"),
            Strong = new("You found the heart of it", "Your own words come close to the key insight below.",
                "What in the statement pointed to it?"),
        },
        new("reflect.trouble", Phases.Reflect, 4,
            ["Nothing hard or wrong is named.", "Something hard is hinted at.", "Something that went wrong or took long is named.", "What went wrong or took long is named with its cause."])
        {
            Weak = new("What was hard", "No sentence was found that names what went wrong or took long.",
                "Where did you stop for longest, and what were you missing there?"),
            Strong = new("An honest look back", "You name what was hard and what was behind it.",
                "What would the first sign have been, had you looked for it?"),
        },
        new("reflect.next", Phases.Reflect, 4,
            ["Nothing is planned for next time.", "A wish for next time is hinted at.", "A wish for next time is named.", "What to do next time is named."])
        {
            Weak = new("And next time", "No sentence was found that says what you would do otherwise next time.",
                "What will you do in the first two minutes of a problem like this?"),
            Strong = new("A plan for next time", "You say what you will do, so the next attempt can show whether you did.",
                "How will you notice in the moment that it is time for it?"),
        },
    ];
}
