namespace Etude.Features.Today.Planning;

/// <summary>How many problems are expected back on each day from today on; what is overdue counts for today.</summary>
public sealed class DayLoads
{
    private readonly int[] counts;

    public DayLoads(DateOnly today, int days)
    {
        Today = today;
        counts = new int[days];
    }

    public DateOnly Today { get; }

    /// <summary>Days known, today included; later days count as empty.</summary>
    public int Days => counts.Length;

    /// <summary>Counts days of return.</summary>
    public static DayLoads From(IEnumerable<DateOnly> returns, DateOnly today, int days = 400)
    {
        var loads = new DayLoads(today, days);
        foreach (var day in returns)
            loads.Add(day);
        return loads;
    }

    public int On(DateOnly day) => Index(day) is var i && i < counts.Length ? counts[i] : 0;

    public void Add(DateOnly day, int problems = 1)
    {
        if (Index(day) is var i && i < counts.Length)
            counts[i] += problems;
    }

    private int Index(DateOnly day) => Math.Max(0, day.DayNumber - Today.DayNumber);
}
