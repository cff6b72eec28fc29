using System.Text.RegularExpressions;
using Etude.Features.Practice;
using Etude.Platform.Postgres;

namespace Etude.Features.Demo;

/// <summary>What the person of the demo writes: notes made of the problem's own words, code, and the report of a test run.</summary>
internal static partial class DemoWords
{
    private static readonly string[] Restates = ["In my own words: {0}", "What is asked: {0}", "So the job is this: {0}", "The heart of it: {0}"];
    private static readonly string[] Unsure = ["Not sure yet what happens when there is nothing to work on.", "I assume nothing else changes the data meanwhile.", "Is the order of the answer free? I take it as given."];
    private static readonly string[] Rough = ["Start with the simple way and see.", "Go through it step by step, then look at the slow part.", "Try the example first."];
    private static readonly string[] Slowed = ["It took me long to see the second case.", "I lost time because I began to type before I had a plan.", "The off-by-one cost me ten minutes."];
    private static readonly string[] NextTime = ["Next time I will write the smallest example down first.", "Next time I will say the invariant before any code.", "Next time I will ask what must never happen, then begin."];

    public static JsonMap<string> Notes(Dice dice, AttemptRow attempt, DemoTry how)
    {
        var asked = Asked(attempt.Prompt);
        var careful = how.Solved || dice.Falls(0.3);
        var notes = new JsonMap<string>
        {
            [Phases.Explore] = string.Join('\n', Explore(dice, attempt, asked, careful)),
            [Phases.Plan] = careful ? string.Join('\n', Plan(dice, attempt)) : dice.One(Rough),
            [Phases.Verify] = Verify(attempt, how, careful),
            [Phases.Reflect] = how.Solved ? $"The point: {attempt.KeyInsight}\n{dice.One(NextTime)}" : $"{dice.One(Slowed)}\n{dice.One(NextTime)}",
        };
        if (dice.Falls(0.4))
            notes[Phases.Implement] = "One function first, then the edges.";
        return notes;
    }

    public static string Prediction(DemoTry how) => how.Confidence >= 4 ? "All of them pass." : "The first ones pass, I am not sure of the edges.";

    /// <summary>The reference solution, or what somebody leaves who did not get there.</summary>
    public static string Code(AttemptRow attempt, DemoTry how)
    {
        if (how.Solved)
            return attempt.Reference;
        if (attempt.HasTests)
            return attempt.Language == "python" ? attempt.Starter.TrimEnd() + "\n    return None\n" : attempt.Starter;
        var paragraphs = attempt.Reference.Split("\n\n");
        return string.Join("\n\n", paragraphs[..Math.Max(1, paragraphs.Length / 3)]);
    }

    /// <summary>The last run as the studio reports it; null for a problem without tests.</summary>
    public static TestResult? Run(Dice dice, AttemptRow attempt, DemoTry how)
    {
        if (!attempt.HasTests)
            return null;
        var names = Titles(attempt.TestCode[attempt.Language]);
        var passed = how.Solved ? names.Count : dice.Whole(0, names.Count - 1);
        return new()
        {
            Passed = passed,
            Failed = names.Count - passed,
            Total = names.Count,
            Runs = how.Solved ? dice.Whole(1, 3) : dice.Whole(2, 6),
            Tests = [.. names.Select((name, i) => new TestLine { Name = name, Status = i < passed ? "passed" : "failed" })],
        };
    }

    private static IEnumerable<string> Explore(Dice dice, AttemptRow attempt, List<string> asked, bool careful)
    {
        yield return string.Format(System.Globalization.CultureInfo.InvariantCulture, dice.One(Restates), asked[0]);
        if (!careful)
            yield break;
        foreach (var limit in asked.Skip(1).Take(2))
            yield return $"Limit: {limit}";
        yield return dice.One(Unsure);
        if (attempt.Number > 1)
            yield return $"I remember: {attempt.KeyInsight}";
    }

    private static IEnumerable<string> Plan(Dice dice, AttemptRow attempt)
    {
        yield return $"1. {dice.One(Rough)}";
        yield return $"2. {(attempt.Number > 1 ? attempt.KeyInsight : "Then take the repeated work out of it.")}";
        if (attempt.Pitfalls.Count > 0)
            yield return $"3. Watch out: {dice.One(attempt.Pitfalls)}";
        if (attempt.Complexity is { } cost)
            yield return $"Cost: {cost}. The simple way would cost more.";
    }

    private static string Verify(AttemptRow attempt, DemoTry how, bool careful) => (careful, attempt.HasTests) switch
    {
        (true, _) => $"Went through the empty case by hand, then one item.{(attempt.Pitfalls.Count > 0 ? $" Looked for this: {attempt.Pitfalls[0]}" : "")}",
        (false, true) => how.Solved ? "Ran the tests." : "Ran the tests, some fail.",
        _ => "",
    };

    /// <summary>The points of a prompt, or its first paragraph where it has none.</summary>
    private static List<string> Asked(string prompt)
    {
        var points = Point().Matches(prompt).Select(m => m.Groups["text"].Value.Replace("\n  ", " ", StringComparison.Ordinal).Trim()).ToList();
        return points.Count > 0 ? points : [prompt.Split("\n\n")[0].Replace('\n', ' ')];
    }

    /// <summary>The titles of the tests; numbered where the language has no names for them.</summary>
    private static List<string> Titles(string tests)
    {
        var titles = PythonTest().Matches(tests).Select(m => m.Groups["name"].Value.Replace('_', ' ')).Select(t => char.ToUpperInvariant(t[0]) + t[1..]).ToList();
        return titles.Count > 0 ? titles : [.. Enumerable.Range(1, 6).Select(i => $"Case {i}")];
    }

    [GeneratedRegex(@"^- (?<text>[^\n]+(\n  [^\n]+)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();

    [GeneratedRegex(@"^def test_(?<name>[a-z0-9_]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PythonTest();
}
