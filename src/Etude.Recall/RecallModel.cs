namespace Etude.Recall;

/// <summary>
/// FSRS-6: when something learned comes back. A function of its arguments; instances are immutable, may be shared between
/// threads and allocate nothing while scheduling. Exact against the npm package ts-fsrs 5.4.2.
/// </summary>
public sealed class RecallModel
{
    private readonly RecallOptions options;
    private readonly double[] weights;
    private readonly int[] learning;
    private readonly int[] relearning;
    private readonly double modifier;

    /// <summary>Makes a model.</summary>
    /// <param name="options">Weights, retention, steps; see there for ranges.</param>
    /// <exception cref="RecallException">An option is out of its range, or a weight is not a number.</exception>
    public RecallModel(RecallOptions options)
    {
        options.Check();
        this.options = options;
        learning = [.. options.LearningSteps];
        relearning = [.. options.RelearningSteps];
        weights = RecallWeights.Prepare([.. options.Weights], options.ShortTerm, relearning.Length);
        Formulas = new MemoryFormulas(weights, options.ShortTerm, options.RoundToEightDecimals);
        modifier = Formulas.IntervalModifier(options.DesiredRetention);
    }

    /// <summary>The 21 weights in use, migrated and within their bounds.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>The formulas with these weights.</summary>
    public MemoryFormulas Formulas { get; }

    /// <summary>Reviews a card; the days since the last review are calendar days in UTC, as in ts-fsrs.</summary>
    /// <inheritdoc cref="Review(in Memory, Rating, DateTimeOffset, int)"/>
    public Memory Review(in Memory card, Rating rating, DateTimeOffset at) => Review(card, rating, at, UtcDays(card, at));

    /// <summary>Reviews a card. A review before the last one (a clock set back) counts as one on the same day.</summary>
    /// <param name="card">The card before.</param>
    /// <param name="rating">How it was recalled.</param>
    /// <param name="at">The instant of the review.</param>
    /// <param name="elapsedDays">Calendar days since the last review, as the caller counts them; below 0 counts as 0.</param>
    /// <returns>The card after.</returns>
    /// <exception cref="RecallException">The rating is none of the four, or the card's stability or difficulty is impossible.</exception>
    public Memory Review(in Memory card, Rating rating, DateTimeOffset at, int elapsedDays)
    {
        if (rating is < Rating.Again or > Rating.Easy)
            throw RecallException.UnknownRating(rating);
        return Outcome(Begin(card, at, elapsedDays), rating);
    }

    /// <summary>What the card would become after each rating, in UTC days.</summary>
    /// <inheritdoc cref="Review(in Memory, Rating, DateTimeOffset, int)"/>
    public Previews Preview(in Memory card, DateTimeOffset at) => Preview(card, at, UtcDays(card, at));

    /// <summary>What the card would become after each rating.</summary>
    /// <inheritdoc cref="Review(in Memory, Rating, DateTimeOffset, int)"/>
    public Previews Preview(in Memory card, DateTimeOffset at, int elapsedDays)
    {
        var review = Begin(card, at, elapsedDays);
        return new(Outcome(review, Rating.Again), Outcome(review, Rating.Hard), Outcome(review, Rating.Good), Outcome(review, Rating.Easy));
    }

    /// <summary>Makes a card's memory anew from its log: for other weights, or because the stored state is in doubt.</summary>
    /// <param name="start">When the card came into the world.</param>
    /// <param name="log">Its reviews, oldest first.</param>
    /// <returns>The card after each review; empty for an empty log.</returns>
    /// <exception cref="RecallException">A rating is none of the four.</exception>
    public Memory[] Replay(DateTimeOffset start, ReadOnlySpan<LoggedReview> log)
    {
        var cards = new Memory[log.Length];
        var card = Memory.Unseen(start);
        for (var i = 0; i < log.Length; i++)
        {
            var (at, rating, days) = log[i];
            card = Review(card, rating, at, days ?? UtcDays(card, at));
            cards[i] = card;
        }

        return cards;
    }

    /// <summary>The chance of recall at an instant, fractions of a day counted; 0 for a new card, 1 before its last review.</summary>
    /// <param name="card">The card.</param>
    /// <param name="at">The instant.</param>
    public double Retrievability(in Memory card, DateTimeOffset at) => card.IsBlank || card.LastReview is not { } last
        ? 0
        : Formulas.RecallOfTidyStability(Math.Max(0, (at - last).TotalDays), card.Stability);

    /// <summary>The days that a return may be moved within without harm to memory: the window of FSRS's fuzz.</summary>
    /// <param name="interval">Days from the review to the return, 1 or more.</param>
    /// <param name="elapsedDays">Days between this review and the one before.</param>
    /// <returns>First and last interval; both <paramref name="interval"/> below 3 days.</returns>
    public (int From, int To) MovableWithin(int interval, int elapsedDays) =>
        interval < 3 ? (interval, interval) : Intervals.FuzzWindow(interval, elapsedDays, Math.Max(interval, options.MaximumInterval));

    private ReviewInHand Begin(in Memory card, DateTimeOffset at, int elapsedDays)
    {
        if (!card.IsBlank && !(card is { Stability: >= RecallWeights.LowestStability and <= RecallWeights.HighestStability, Difficulty: >= 1 and <= 10 }))
            throw RecallException.BrokenMemory(card);
        var days = card.State == CardState.New ? 0 : Math.Max(0, elapsedDays);
        var recall = card.IsBlank ? 0 : Formulas.Recall(days, card.Stability);
        var draw = options.Fuzz ? Alea.First(at.ToUnixTimeMilliseconds(), card.Reps + 1, card.Difficulty * card.Stability) : 0;
        return new(card, at, days, recall, draw);
    }

    private Memory Outcome(in ReviewInHand review, Rating rating)
    {
        var card = review.Card;
        var after = card with
        {
            Stability = Stability(review, rating),
            Difficulty = card.IsBlank ? Formulas.FirstDifficulty(rating) : Formulas.NextDifficulty(card.Difficulty, rating),
            LastReview = card.LastReview is { } last && last > review.At ? last : review.At,
            Reps = card.Reps + 1,
            ElapsedDays = review.Days,
        };
        if (!options.ShortTerm)
            return LongTerm(review, after, rating);
        return card.State == CardState.Review && rating != Rating.Again
            ? ReturnAfter(after, review.At, OrderedSuccesses(review)[rating])
            : OnSteps(review, after, rating);
    }

    private Memory LongTerm(in ReviewInHand review, in Memory after, Rating rating)
    {
        var lapsed = rating == Rating.Again && review.Card.State != CardState.New;
        var days = Intervals.OrderAll(
            Interval(review, Rating.Again), Interval(review, Rating.Hard), Interval(review, Rating.Good), Interval(review, Rating.Easy));
        return ReturnAfter(after, review.At, days[rating]) with { Lapses = after.Lapses + (lapsed ? 1 : 0) };
    }

    private Memory OnSteps(in ReviewInHand review, in Memory after, Rating rating)
    {
        var state = review.Card.State;
        var steps = state is CardState.New or CardState.Learning ? learning : relearning;
        var (minutes, step) = Steps.Next(steps, state, review.Card.Step, rating);
        var lapses = after.Lapses + (state == CardState.Review ? 1 : 0);
        if (minutes == 0)
            return ReturnAfter(after, review.At, Interval(review, rating)) with { Lapses = lapses };
        return after with
        {
            State = minutes >= 1440 ? CardState.Review
                : state is CardState.New or CardState.Learning ? CardState.Learning : CardState.Relearning,
            Due = Later(review.At, TimeSpan.FromMinutes(minutes)),
            Lapses = lapses,
            ScheduledDays = minutes / 1440,
            Step = step,
        };
    }

    private Intervals OrderedSuccesses(in ReviewInHand review) =>
        Intervals.OrderSuccesses(Interval(review, Rating.Hard), Interval(review, Rating.Good), Interval(review, Rating.Easy));

    private double Stability(in ReviewInHand review, Rating rating) => review.Card.IsBlank
        ? Formulas.FirstStability(rating)
        : Formulas.NextStability(review.Card.Difficulty, review.Card.Stability, review.Days, review.Recall, rating);

    /// <summary>Interval: S times the modifier of the desired retention, rounded, from 1 to the maximum, then fuzzed.</summary>
    private int Interval(in ReviewInHand review, Rating rating)
    {
        var wished = Rounding.HalfUp(Stability(review, rating) * modifier);
        var days = (int)Math.Min(Math.Max(1, wished), options.MaximumInterval);
        if (!options.Fuzz || days < 3)
            return days;
        var (from, to) = Intervals.FuzzWindow(days, review.Days, options.MaximumInterval);
        return (int)Math.Floor((review.Draw * (to - from + 1)) + from);
    }

    private static Memory ReturnAfter(in Memory after, DateTimeOffset at, int days) => after with
    {
        State = CardState.Review,
        Due = Later(at, TimeSpan.FromDays(days)),
        ScheduledDays = days,
        Step = 0,
    };

    private static DateTimeOffset Later(DateTimeOffset at, TimeSpan wait) =>
        DateTimeOffset.MaxValue - at > wait ? at + wait : DateTimeOffset.MaxValue;

    private static int UtcDays(in Memory card, DateTimeOffset at) =>
        card.LastReview is { } last ? (at.UtcDateTime.Date - last.UtcDateTime.Date).Days : 0;

    private readonly record struct ReviewInHand(Memory Card, DateTimeOffset At, int Days, double Recall, double Draw);
}
