namespace Etude.Recall;

/// <summary>All that the model knows of one card: a value, made only by <see cref="Unseen"/> and by reviews.</summary>
/// <param name="State">New, Learning, Review or Relearning.</param>
/// <param name="Stability">Days after which recall has fallen to 0.9; 0 while new, else 0.001 to 36500.</param>
/// <param name="Difficulty">1 (easy) to 10 (hard); 0 while new.</param>
/// <param name="Due">When it returns.</param>
/// <param name="LastReview">The instant of the last review; null while new.</param>
/// <param name="Reps">Number of reviews.</param>
/// <param name="Lapses">Number of failures after it had been learned.</param>
/// <param name="ElapsedDays">Calendar days between the last review and the one before.</param>
/// <param name="ScheduledDays">Days from the last review to <paramref name="Due"/>; 0 on a step shorter than a day.</param>
/// <param name="Step">Index into the learning or relearning steps.</param>
public readonly record struct Memory(
    CardState State,
    double Stability,
    double Difficulty,
    DateTimeOffset Due,
    DateTimeOffset? LastReview,
    int Reps,
    int Lapses,
    int ElapsedDays,
    int ScheduledDays,
    int Step)
{
    /// <summary>A card that was never reviewed and is due at once.</summary>
    /// <param name="at">When it came into the world.</param>
    public static Memory Unseen(DateTimeOffset at) => new(CardState.New, 0, 0, at, null, 0, 0, 0, 0, 0);

    /// <summary>True until the first review has given it a stability and a difficulty.</summary>
    public bool IsBlank => State == CardState.New || (Stability == 0 && Difficulty == 0);
}
