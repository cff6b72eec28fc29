namespace Etude.Recall;

/// <summary>Whole days until the next review: from stability, scattered by fuzz, put in order.</summary>
internal readonly record struct Intervals(int Again, int Hard, int Good, int Easy)
{
    public int this[Rating rating] => rating switch
    {
        Rating.Again => Again,
        Rating.Hard => Hard,
        Rating.Good => Good,
        _ => Easy,
    };

    /// <summary>Short-term variant: Hard at most Good, then Good and Easy each at least one day later.</summary>
    public static Intervals OrderSuccesses(int hard, int good, int easy)
    {
        hard = Math.Min(hard, good);
        good = Math.Max(good, hard + 1);
        return new(0, hard, good, Math.Max(easy, good + 1));
    }

    /// <summary>Long-term variant: Again at most Hard, then each at least one day later than the one before.</summary>
    public static Intervals OrderAll(int again, int hard, int good, int easy)
    {
        again = Math.Min(again, hard);
        hard = Math.Max(hard, again + 1);
        good = Math.Max(good, hard + 1);
        return new(again, hard, good, Math.Max(easy, good + 1));
    }

    /// <summary>
    /// The window an interval may be moved in: 1 day + 15 % of the part between 2.5 and 7 days, 10 % of that
    /// between 7 and 20, 5 % of the rest, to both sides; at least 2 days, and later than today for a growing interval.
    /// </summary>
    /// <param name="interval">Days, 3 or more.</param>
    /// <param name="elapsedDays">Days since the last review.</param>
    /// <param name="maximum">The longest interval allowed.</param>
    public static (int From, int To) FuzzWindow(int interval, int elapsedDays, int maximum)
    {
        var delta = 1 + (0.15 * Part(interval, 2.5, 7)) + (0.1 * Part(interval, 7, 20)) + (0.05 * Part(interval, 20, double.PositiveInfinity));
        interval = Math.Min(interval, maximum);
        var from = Math.Max(2, (int)Rounding.HalfUp(interval - delta));
        var to = Math.Min((int)Rounding.HalfUp(interval + delta), maximum);
        if (interval > elapsedDays)
            from = Math.Max(from, elapsedDays + 1);
        return (Math.Min(from, to), to);
    }

    private static double Part(int interval, double start, double end) => Math.Max(Math.Min(interval, end) - start, 0);
}
