namespace Etude.Recall;

/// <summary>The learning and relearning steps of the short-term variant. Source: ts-fsrs 5.4.2, BasicLearningStepsStrategy.</summary>
internal static class Steps
{
    /// <summary>
    /// Minutes to the next step and its index; 0 minutes when the card leaves the steps for an interval. Again: the first
    /// step. Hard: half as long again as the only step, or the middle of the first two, and no step further.
    /// Good: the next step. Easy: leaves. A reviewed card has a step only after Again.
    /// </summary>
    /// <param name="steps">Minutes each, of the learning or relearning kind.</param>
    /// <param name="state">The card's state before the review.</param>
    /// <param name="step">The card's step before the review.</param>
    /// <param name="rating">The rating.</param>
    public static (int Minutes, int Step) Next(ReadOnlySpan<int> steps, CardState state, int step, Rating rating)
    {
        step = Math.Max(0, step);
        if (step >= steps.Length)
            return (0, 0);
        if (state == CardState.Review)
            return rating == Rating.Again ? (steps[step], 0) : (0, 0);
        return rating switch
        {
            Rating.Again => (steps[0], 0),
            Rating.Hard => (Hard(steps), step),
            Rating.Good when step + 1 < steps.Length && steps[step + 1] > 0 => (steps[step + 1], step + 1),
            _ => (0, 0),
        };
    }

    private static int Hard(ReadOnlySpan<int> steps) =>
        (int)Rounding.HalfUp(steps.Length == 1 ? steps[0] * 1.5 : (steps[0] + (double)steps[1]) / 2);
}
