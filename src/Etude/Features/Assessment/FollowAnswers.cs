using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Assessment;

/// <summary>
/// Decides what the answers so far have to decide. The last questions go to the axes where the answer surprised most, measured
/// against the confidence that was said: sure and wrong, or guessed and right, is where one more question tells most. It is one step
/// harder after a right answer and one step easier after another. An open question that has left the bank is replaced.
/// </summary>
public static class FollowAnswers
{
    /// <summary>The keys of the run, with every place decided that can be.</summary>
    /// <param name="keys">As stored; null for a place still to be decided.</param>
    /// <param name="answered">The questions that were answered, whether they are still in the bank or not.</param>
    /// <param name="answers">What is known of these answers.</param>
    public static JsonList<string?> Complete(
        IReadOnlyList<string?> keys, IReadOnlyCollection<string> answered, IReadOnlyList<GivenAnswer> answers, IReadOnlyList<QuestionFile> bank, QuestionOrder order)
    {
        var known = bank.ToDictionary(q => q.Key, StringComparer.Ordinal);
        JsonList<string?> decided = [.. keys];
        for (var i = 0; i < decided.Count; i++)
            if (decided[i] is { } key && !answered.Contains(key) && !known.ContainsKey(key))
                decided[i] = Replacement(decided, known, bank, order)?.Key ?? key;

        if (decided.Any(k => k is not null && !answered.Contains(k)))
            return decided;
        var surprises = BySurprise(answers, order);
        for (var i = 0; i < decided.Count; i++)
            decided[i] ??= Following(surprises, decided, known, bank, order)?.Key;
        return decided;
    }

    /// <summary>How far an answer was from what was said about it, 0 to 1.</summary>
    public static double Surprise(GivenAnswer answer) => Math.Abs((answer.IsRight ? 1 : 0) - Calibration.Chance(answer.Confidence));

    private static List<GivenAnswer> BySurprise(IEnumerable<GivenAnswer> answers, QuestionOrder order) => [.. answers
        .GroupBy(a => a.Axis, StringComparer.Ordinal)
        .Select(axis => axis.MaxBy(Surprise)!)
        .OrderByDescending(Surprise)
        .ThenBy(a => order.Shuffled(a.Axis), StringComparer.Ordinal)];

    /// <summary>The next question on the most surprising axis that has had no second one.</summary>
    private static QuestionFile? Following(
        List<GivenAnswer> surprises, IReadOnlyList<string?> keys, Dictionary<string, QuestionFile> known, IReadOnlyList<QuestionFile> bank, QuestionOrder order)
    {
        var asked = keys.OfType<string>().Where(known.ContainsKey).CountBy(k => known[k].Axis).ToDictionary(StringComparer.Ordinal);
        foreach (var answer in surprises.OrderBy(a => asked.GetValueOrDefault(a.Axis)))
            if (order.First(bank.Where(q => q.Axis == answer.Axis && !keys.Contains(q.Key)), QuestionOrder.Step(answer.Difficulty, answer.IsRight ? 1 : -1)) is { } next)
                return next;
        return Replacement(keys, known, bank, order);
    }

    /// <summary>A question on the axis that the run asks about least.</summary>
    private static QuestionFile? Replacement(
        IReadOnlyList<string?> keys, Dictionary<string, QuestionFile> known, IReadOnlyList<QuestionFile> bank, QuestionOrder order)
    {
        var asked = keys.OfType<string>().Where(known.ContainsKey).CountBy(k => known[k].Axis).ToDictionary(StringComparer.Ordinal);
        var free = bank.Where(q => !keys.Contains(q.Key)).ToLookup(q => q.Axis, StringComparer.Ordinal);
        var axis = free.OrderBy(g => asked.GetValueOrDefault(g.Key)).ThenBy(g => order.Shuffled(g.Key), StringComparer.Ordinal).FirstOrDefault();
        return axis is null ? null : order.First(axis, "core");
    }
}
