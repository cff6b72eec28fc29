using Etude.Features.Recall;
using Etude.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>What the plan asks of the memory model.</summary>
public interface IOutlook
{
    /// <summary>The chance of recall at an instant if nothing happens until then, 0 to 1.</summary>
    double Chance(Remembered memory, DateTimeOffset at);

    /// <summary>
    /// The chance expected at <paramref name="then"/> if the problem is reviewed once at <paramref name="review"/>: recalled or not,
    /// each as likely as the model says, and graded Good or Again.
    /// </summary>
    double ChanceAfterReview(Remembered memory, DateTimeOffset review, DateTimeOffset then);
}

/// <summary>The outlook of a recall model.</summary>
public sealed class Outlook(RecallModel model) : IOutlook
{
    /// <summary>With the default weights.</summary>
    public static Outlook Default { get; } = new(Scheduler.Default);

    /// <inheritdoc/>
    public double Chance(Remembered memory, DateTimeOffset at) => model.Retrievability(memory.Memory, at);

    /// <inheritdoc/>
    public double ChanceAfterReview(Remembered memory, DateTimeOffset review, DateTimeOffset then)
    {
        var formulas = model.Formulas;
        var chance = model.Retrievability(memory.Memory, review);
        var elapsed = Math.Max(1, (int)(review - memory.LastReviewedAt).TotalDays);
        var wait = Math.Max(0, (then - review).TotalDays);
        var kept = formulas.NextStability(memory.Difficulty, memory.Stability, elapsed, chance, Rating.Good);
        var lost = formulas.NextStability(memory.Difficulty, memory.Stability, elapsed, chance, Rating.Again);
        return (chance * formulas.Recall(wait, kept)) + ((1 - chance) * formulas.Recall(wait, lost));
    }
}

/// <summary>Questions to an outlook.</summary>
public static class OutlookQuestions
{
    /// <summary>What one review adds to the chance of recall on a later day; may be below 0 by a little.</summary>
    public static double Gain(this IOutlook outlook, Remembered memory, DateTimeOffset review, DateTimeOffset then) =>
        outlook.ChanceAfterReview(memory, review, then) - outlook.Chance(memory, then);
}
