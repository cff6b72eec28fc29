using Etude.Platform.Web;

namespace Etude.Features.Progress.Figures;

/// <summary>How a range of days is cut: into weeks, Monday first, or months where there would be too many weeks to tell apart.</summary>
public sealed record Buckets(DateOnly First, DateOnly Last)
{
    /// <summary>Fewer on one side of a comparison say nothing.</summary>
    public const int FewestToCompare = 8;

    private const int MostWeeks = 26;

    public bool ByMonth => Last.DayNumber - First.DayNumber > 7 * MostWeeks;

    public string Unit => ByMonth ? "month" : "week";

    /// <summary>The first day of the bucket that a day falls into.</summary>
    public DateOnly Of(DateOnly day) => ByMonth ? new(day.Year, day.Month, 1) : Monday(day);

    /// <summary>Every bucket of the range, oldest first.</summary>
    public IReadOnlyList<DateOnly> All
    {
        get
        {
            var all = new List<DateOnly>();
            for (var day = Of(First); day <= Last; day = ByMonth ? day.AddMonths(1) : day.AddDays(7))
                all.Add(day);
            return all;
        }
    }

    /// <summary>How a bucket is written: "22 Jun", or "Jun 2026".</summary>
    public string Name(DateOnly bucket) =>
        ByMonth ? bucket.ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture) : bucket.ShortDay();

    /// <summary>The whole range: "31 Aug to 22 Nov", with the years where there are two.</summary>
    public string Span => First.Year == Last.Year ? $"{First.ShortDay()} to {Last.ShortDay()}" : $"{First.ShortDay()} {First.Year} to {Last.ShortDay()} {Last.Year}";

    /// <summary>The head of a table's first column.</summary>
    public string Head => ByMonth ? "Month" : "Week of";

    /// <summary>The first and the last third of some things in order of time: what was at first, and what is now. The same side twice for one bucket.</summary>
    public static (IReadOnlyList<T> AtFirst, IReadOnlyList<T> Now) Thirds<T>(IReadOnlyList<T> all)
    {
        var third = (all.Count + 2) / 3;
        return ([.. all.Take(third)], [.. all.Skip(all.Count - third)]);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
