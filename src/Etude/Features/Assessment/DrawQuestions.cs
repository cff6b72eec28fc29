using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Assessment;

/// <summary>
/// Draws the questions of a run. Every axis gets one, the easy ones come first, and the last two places stay empty until the answers
/// so far decide them (<see cref="FollowAnswers"/>). A re-take asks what was not asked before, at the difficulty that the person's
/// last level calls for; somebody new gets a mixture of the three.
/// </summary>
public static class DrawQuestions
{
    public const int Length = 12;
    public const int ByAnswers = 2;

    private static readonly string[] Mixture = ["intro", "core", "core", "intro", "core", "stretch", "core", "intro", "core", "stretch"];

    /// <summary>The keys of the run, with null for each place that is still to be decided; null when the bank is too small for a run.</summary>
    /// <param name="bank">All questions there are.</param>
    /// <param name="order">The run's shuffle, which knows what was asked before.</param>
    /// <param name="levels">The person's levels by axis, 0 to 100, as their last run showed them; empty before the first.</param>
    public static JsonList<string?>? For(IReadOnlyList<QuestionFile> bank, QuestionOrder order, IReadOnlyDictionary<string, double> levels)
    {
        if (bank.Count < Length) return null;
        var axes = bank.Select(q => q.Axis).Distinct(StringComparer.Ordinal).OrderBy(order.Shuffled, StringComparer.Ordinal).ToList();
        var drawn = new List<QuestionFile>();
        var first = Math.Clamp(axes.Count, Length - ByAnswers, Length);
        for (var place = 0; drawn.Count < first; place++)
        {
            var axis = axes[place % axes.Count];
            var wanted = levels.TryGetValue(axis, out var level) ? Fitting(level) : Mixture[place % Mixture.Length];
            if (order.First(bank.Where(q => q.Axis == axis && !drawn.Contains(q)), wanted) is { } question) drawn.Add(question);
        }

        return [.. drawn.OrderBy(q => QuestionOrder.Rank(q.Difficulty)).Select(q => q.Key), .. Enumerable.Repeat<string?>(null, Length - drawn.Count)];
    }

    /// <summary>The difficulty that tells most about a person of this level.</summary>
    private static string Fitting(double level) =>
        ClosedSet.ProblemDifficulties.Members.MinBy(d => Math.Abs(AssessmentLevels.Asks(d) - level))!;
}
