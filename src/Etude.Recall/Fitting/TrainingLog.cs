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

    /// <exception cref="RecallException">A rating is none of the four.</exception>
    public static TrainingLog Of(IEnumerable<IEnumerable<LoggedReview>> cards)
    {
        var ends = new List<int>();
        var reviews = new List<LoggedReview>();
        var days = new List<int>();
        foreach (var card in cards)
        {
            var first = reviews.Count;
            reviews.AddRange(card.OrderBy(review => review.At));
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

    private static int UtcDays(DateTimeOffset from, DateTimeOffset to) => (to.UtcDateTime.Date - from.UtcDateTime.Date).Days;
}
