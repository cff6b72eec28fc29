using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What a problem argued as an engineering manager is asked for beside the signals it shares with written answers.</summary>
internal static class EmSignals
{
    public static readonly Signal[] Explore =
    [
        new("explore.stakeholders", Phases.Explore, 6,
            ["Nobody who is affected is named.", "One group that is affected is named.", "Two groups that are affected are named.", "The people who are affected are named."])
        {
            Weak = new("Who is in the room", "The notes speak of the matter and hardly of the people it touches.",
                "Whose week changes because of this, and who has not been asked?"),
            Strong = new("You began with the people", "You name who is affected before you say what to do.",
                "Who of them would describe the problem quite otherwise?"),
        },
    ];

    public static readonly Signal[] Plan =
    [
        new("plan.sequence", Phases.Plan, 6,
            ["No order is given.", "One step is given.", "Steps are given, without dates.", "Steps are given in order, with dates."])
        {
            Weak = new("What comes first", "The plan does not say what happens first and what can wait.",
                "Which step can nobody start before another is done?"),
            Strong = new("An order with dates", "Your steps have an order and a time, so people can plan around them.",
                "Which date would you give up first?"),
        },
        new("plan.owners", Phases.Plan, 6,
            ["Nobody is named for the work.", "One task has somebody.", "Tasks have somebody.", "Tasks have somebody, with the reason or the time."])
        {
            Weak = new("Who does it", "The plan has tasks, and hardly a person beside them.",
                "Who would wake up tomorrow and know that this is theirs?"),
            Strong = new("The work has owners", "You say who does what, and when or why.",
                "Who of them would be glad of it, and who needs help?"),
        },
        .. PlanSignals.Argued,
    ];

    public static readonly Signal[] Memo =
    [
        new("memo.people", Phases.Implement, 4,
            ["Nobody is addressed.", "One group is addressed.", "Two groups are addressed.", "Everybody who needs to know is addressed."])
        {
            Weak = new("Who reads this", "The memo hardly says whom it concerns.",
                "What is the one sentence that each reader needs?"),
        },
        new("memo.not_doing", Phases.Implement, 6,
            ["Nothing is left out by name.", "One thing is left out.", "Things are left out by name.", "What is left out is named with its reason or its time."])
        {
            Weak = new("What will not be done", "No sentence was found that says what will not be done.",
                "Who is waiting for something that this plan leaves out, and do they know?"),
            Strong = new("You said what will not be done", "You leave something out by name, which makes the rest believable.",
                "Who heard it first, and from whom?"),
        },
    ];

    public static readonly Signal[] Verify =
    [
        new("verify.measures", Phases.Verify, 8,
            ["No sign is named.", "A sign is named, without a number.", "A sign is named with a number.", "A sign is named with a number and a date."])
        {
            Weak = new("The sign you would look at", "Verify names no sign with a number that you would look at.",
                "What would you see in four weeks if it works, and what if it does not?"),
            Strong = new("A sign, a number, a date", "You say what you will look at, when, and what it should be.",
                "Who else looks at it, so that it is not only your reading?"),
        },
        new("verify.stop", Phases.Verify, 6,
            ["Nothing would change the course.", "A condition is mentioned.", "A sign to change course is named.", "A sign to change course is named exactly."])
        {
            Weak = new("When you would stop", "No sign was found here that would make you change course.",
                "Which news would make you stop, and how soon would you have it?"),
            Strong = new("You would know when to stop", "You name the sign that changes the plan, before anybody is in love with it.",
                "Who may call it besides you?"),
        },
    ];

    public static readonly Signal[] Reflect =
    [
        new("reflect.manager", Phases.Reflect, 6,
            ["Nothing is said to your own manager.", "Your own manager is hinted at.", "Your own manager is mentioned.", "You say what you would tell or ask your own manager."])
        {
            Weak = new("The talk with your own manager", "The reflection does not say what you would tell your own manager.",
                "What do they need to hear from you before they hear it from others?"),
            Strong = new("Ready for your own manager", "You know what you would tell or ask, so the talk can be short.",
                "Which part would you rather leave out, and why?"),
        },
    ];
}
