using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What an answer in words is asked for.</summary>
internal static class AnswerSignals
{
    public static readonly Signal[] Common =
    [
        new("answer.structure", Phases.Implement, 4,
            ["There is no answer, or it is one block.", "It has paragraphs.", "It has headings or lists.", "It has headings, and its points stand apart."])
        {
            Weak = new("One block of text", "The answer has few paragraphs, headings or lists for a reader in a hurry to hold on to.",
                "If somebody reads only the bold words, what should they learn?"),
        },
        new("answer.covers", Phases.Implement, 6,
            ["Hardly any point of the statement is taken up.", "Some points of the statement are taken up.", "Half of the points of the statement or more are taken up.", "Most points of the statement are taken up."])
        {
            Weak = new("Points still waiting", "Of the {1} points in the statement, about {0} come up in what you wrote.",
                "Go through the statement point by point: where in your answer would a reader look for each?"),
        },
        new("answer.numbers", Phases.Implement, 4,
            ["No figure is used.", "One figure is used.", "Figures are used.", "Figures are used, some of them worked out."])
        {
            Weak = new("How much, how many, how long", "The answer argues with hardly a figure.",
                "Which claim of yours would be stronger, or fall, with a number beside it?"),
            Strong = new("Numbers that carry weight", "You support the argument with a figure that you worked out.",
                "How wrong may this number be before the conclusion changes?"),
        },
        new("answer.decision", Phases.Implement, 6,
            ["No decision is stated.", "A decision can be guessed.", "A decision is stated.", "A decision is stated with its reason."])
        {
            Weak = new("What did you decide?", "No sentence was found that says outright what you decided; this is the nearest.",
                "What is the one sentence that you would defend in a meeting?"),
            Strong = new("A decision and its reason", "You say what you chose and why, so it can be agreed with or argued with.",
                "Which new fact would make you choose otherwise?"),
        },
        new("answer.tradeoffs", Phases.Implement, 4,
            ["No other way is mentioned.", "Another way is mentioned.", "Other ways are mentioned.", "Another way is weighed, with its price."])
        {
            Weak = new("What it costs you", "No sentence was found that says what you give up by choosing this way.",
                "Who would be right to prefer another way, and why?"),
            Strong = new("You named the price", "You set your choice beside another and say what each costs.",
                "At which size or date would the balance tip?"),
        },
        new("answer.risks", Phases.Implement, 4,
            ["No risk is named.", "One risk is named.", "Risks are named.", "A risk is named with what happens then."])
        {
            Weak = new("What could go wrong", "No sentence was found that says what could go wrong.",
                "It is three months later and this has failed: what happened?"),
            Strong = new("A risk with an answer", "You name what may go wrong and what happens then.",
                "Who finds out first, and from what?"),
        },
        new("answer.measure", Phases.Implement, 4,
            ["Nothing is said about how success shows.", "A measure is mentioned.", "Measures are named.", "A measure is named with a number."])
        {
            Weak = new("How you would know", "No sentence was found that says how you would see that it works.",
                "Which number would you look at on the morning after?"),
            Strong = new("You would know", "You name a measure with a number, so success can be seen.",
                "What would make this number look good although things are bad?"),
        },
    ];

    public static readonly Signal[] Written =
    [
        new("answer.way_back", Phases.Implement, 2,
            ["No way back is named.", "A way back is mentioned.", "Ways back are named.", "A way back is named with the moment to take it."])
        {
            Strong = new("A way back", "You say how to undo it and when.",
                "How long does the way back stay open?"),
        },
        new("implement.follows", Phases.Implement, 2,
            ["The plan does not show in the work.", "Little of the plan shows in the work.", "Part of the plan shows in the work.", "The work follows the plan."]),
    ];
}
