using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What code is asked for, beyond passing its tests. Only the person's own lines are looked at.</summary>
internal static class CodeSignals
{
    public static readonly Signal[] All =
    [
        new("code.changed", Phases.Implement, 1,
            ["The starter is unchanged.", "The starter is unchanged.", "The starter was changed.", "The starter was changed."]),
        new("code.shape", Phases.Implement, 4,
            ["A function is very long or very deep.", "A function is long or deep.", "The functions are somewhat long or deep.", "The functions are short and flat."])
        {
            Weak = new("A lot in one function", "`{0}` {1}, so a reader has to hold much in mind at once.",
                "Which part of it has a name of its own in your head already?"),
        },
        new("code.names", Phases.Implement, 2,
            ["Many names do not say what they hold.", "Several names do not say what they hold.", "One name does not say what it holds.", "The names say what they hold."])
        {
            Weak = new("Names that say little", "`{0}` does not tell a reader what it holds, and it is one of {1} such names.",
                "What would you call it if you explained this line aloud?"),
        },
        new("code.repeats", Phases.Implement, 2,
            ["Several blocks of lines stand twice.", "A block of lines stands twice.", "A long line stands twice.", "Nothing is written twice."])
        {
            Weak = new("The same lines again", "These lines stand elsewhere in your code as well, so a change to one of them has to be made twice.",
                "What is the same about the two places, and what is different?"),
        },
        new("code.leftovers", Phases.Implement, 2,
            ["Much is left over from trying things out.", "Some of it is left over from trying things out.", "One thing is left over from trying things out.", "Nothing is left over from trying things out."])
        {
            Weak = new("Left over from the way", "A line like this helped you on the way; the finished code does not need it.",
                "What did it tell you, and could a test tell you that from now on?"),
        },
        new("code.hazards", Phases.Implement, 4,
            ["Several lines may surprise somebody later.", "One line may surprise somebody later.", "Hardly a line may surprise somebody later.", "No line is known to surprise people later."])
        {
            Weak = new("A line that may bite later", "{0}.",
                "In which situation would this line do something you did not mean?"),
        },
        new("code.why", Phases.Implement, 2,
            ["There is no comment in a long piece of code.", "There is no comment.", "Comments say what happens.", "A comment says why."])
        {
            Strong = new("A comment that says why", "This comment tells a reader what the code cannot.",
                "Would a name or a test say the same, and last longer?"),
        },
    ];
}
