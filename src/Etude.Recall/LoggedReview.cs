namespace Etude.Recall;

/// <summary>One line of a card's review log.</summary>
/// <param name="At">The instant.</param>
/// <param name="Rating">How it was recalled.</param>
/// <param name="ElapsedDays">Calendar days since the review before, as counted then; null to count them in UTC.</param>
public readonly record struct LoggedReview(DateTimeOffset At, Rating Rating, int? ElapsedDays = null);
