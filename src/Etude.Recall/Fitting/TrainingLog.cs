namespace Etude.Recall.Fitting;

/// <summary>
/// A person's whole log laid flat: the reviews of the first card, of the second, and so on. Countable reviews (a day or
/// more after the one before) carry their rank in time, so that a prefix of the ranks is what was known at some moment.
/// </summary>
internal sealed class TrainingLog
{
    private TrainingLog(int[] ends, int[] days, Rating[] ratings, int[] ranks, bool[] recalled)
    {
        Ends = ends;
        Days = days;
        Ratings = ratings;
        Ranks = ranks;
        Recalled = recalled;
    }

    /// <summary>For each card, the index after its last review.</summary>
    public int[] Ends { get; }

    /// <summary>Whole days since the card's review before; 0 for its first.</summary>
    public int[] Days { get; }

    /// <summary>The ratings.</summary>
    public Rating[] Ratings { get; }

    /// <summary>0 for the oldest countable review and so on; −1 for the others.</summary>
    public int[] Ranks { get; }

    /// <summary>By rank: whether it was recalled.</summary>
    public bool[] Recalled { get; }

    /// <summary>Number of countable reviews.</summary>
    public int Countable => Recalled.Length;

    /// <param name="cards">The reviews of each card. Neither their order nor that of the cards matters: reviews of one instant are ranked by what they say.</param>
    /// <exception cref="RecallException">A rating is none of the four.</exception>
    public static TrainingLog Of(IEnumerable<IEnumerable<LoggedReview>> cards)
    {
        var ends = new List<int>();
        var reviews = new List<LoggedReview>();
        var days = new List<int>();
        foreach (var card in cards.Select(card => card.Order(ByWhatTheySay).ToArray()).Order(ByReviews))
        {
            var first = reviews.Count;
            reviews.AddRange(card);
            for (var i = first; i < reviews.Count; i++)
                days.Add(i == first ? 0 : Math.Max(0, reviews[i].ElapsedDays ?? UtcDays(reviews[i - 1].At, reviews[i].At)));
            ends.Add(reviews.Count);
        }

        foreach (var review in reviews)
        {
            if (review.Rating is < Rating.Again or > Rating.Easy)
                throw RecallException.UnknownRating(review.Rating);
        }

        var countable = Enumerable.Range(0, days.Count).Where(i => days[i] > 0).OrderBy(i => reviews[i].At).ToArray();
        var ranks = new int[days.Count];
        Array.Fill(ranks, -1);
        for (var rank = 0; rank < countable.Length; rank++)
            ranks[countable[rank]] = rank;
        return new(
            [.. ends], [.. days], [.. reviews.Select(review => review.Rating)], ranks, [.. countable.Select(i => reviews[i].Rating > Rating.Again)]);
    }

    private static readonly Comparer<LoggedReview> ByWhatTheySay =
        Comparer<LoggedReview>.Create((one, other) => (one.At, one.Rating, one.ElapsedDays ?? -1).CompareTo((other.At, other.Rating, other.ElapsedDays ?? -1)));

    private static readonly Comparer<LoggedReview[]> ByReviews = Comparer<LoggedReview[]>.Create((one, other) =>
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (ByWhatTheySay.Compare(one[i], other[i]) is var order and not 0)
                return order;
        }

        return one.Length.CompareTo(other.Length);
    });

    private static int UtcDays(DateTimeOffset from, DateTimeOffset to) => (to.UtcDateTime.Date - from.UtcDateTime.Date).Days;
}
