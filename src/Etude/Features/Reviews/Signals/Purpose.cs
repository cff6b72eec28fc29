using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>What a sentence of Explore is mainly there for.</summary>
internal enum Purpose
{
    Describes,
    Limits,
    Reckons,
    Shows,
    Doubts,
}

/// <summary>
/// Tells the purposes of sentences apart, so that the words of an example or a rule do not count as saying the task in own words.
/// What stands on one line mostly serves one purpose; a line of many sentences is a paragraph, and each is taken by itself.
/// </summary>
internal static class Purposes
{
    private const int LongestLine = 3;
    private const int LongRule = 9;
    private const int RuleAtTheStart = 5;
    private const int FiguresOfACase = 3;

    public static IReadOnlyList<(Sentence Sentence, Purpose Purpose)> Of(IReadOnlyList<Sentence> sentences, Statement statement)
    {
        var purposes = new List<(Sentence, Purpose)>(sentences.Count);
        foreach (var line in sentences.GroupBy(s => s.Line))
        {
            var read = line.Select(s => (Sentence: s, Purpose: Alone(s, statement))).ToList();
            var most = read.Count is > 1 and <= LongestLine ? read.Max(r => r.Purpose) : Purpose.Describes;
            var shared = most == Purpose.Limits && 2 * read.Count(r => r.Purpose == most) <= read.Count ? Purpose.Describes : most;
            purposes.AddRange(read.Select(r => (r.Sentence, r.Sentence.Has(Cue.Task) && !r.Sentence.Asks ? r.Purpose : Later(r.Purpose, shared))));
        }

        return purposes;
    }

    /// <summary>
    /// Whether a sentence can tell what the task is: one that describes, that says what is asked for, or a rule that says much more than a
    /// bound, the sooner the nearer it stands to the beginning.
    /// </summary>
    public static bool Tells(Sentence sentence, Purpose purpose, bool first) => !sentence.Hollow && (purpose == Purpose.Describes
        || (sentence.Has(Cue.Task) && purpose < Purpose.Shows)
        || (purpose == Purpose.Limits && sentence.Figures.Count == 0 && sentence.Terms.Count >= (first ? RuleAtTheStart : LongRule)));

    /// <summary>Values of its own and what comes of them, or three values of any kind.</summary>
    private static bool FollowsValues(Sentence sentence, Statement statement) => sentence.FigureCount >= FiguresOfACase
        || (sentence.Figures.Any(f => !statement.Figures.Contains(f)) && (sentence.Arrow || sentence.Has(Cue.Outcome)));

    private static Purpose Alone(Sentence sentence, Statement statement) =>
        sentence.Asks || sentence.Has(Cue.Assumption | Cue.Doubt) ? Purpose.Doubts
        : (sentence.Has(Cue.Example) && sentence.Concrete) || FollowsValues(sentence, statement) ? Purpose.Shows
        : sentence.Figures.Count > 1 && sentence.Figures.Any(f => !statement.Figures.Contains(f)) ? Purpose.Reckons
        : sentence.Has(Cue.Limit) ? Purpose.Limits
        : Purpose.Describes;

    private static Purpose Later(Purpose one, Purpose other) => one > other ? one : other;
}
