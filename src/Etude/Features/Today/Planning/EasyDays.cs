namespace Etude.Features.Today.Planning;

/// <summary>How much of a usual day each weekday may carry: 1 is a usual day, 0 a day without anything planned.</summary>
public sealed class EasyDays
{
    private readonly double[] shares;

    private EasyDays(double[] shares) => this.shares = shares;

    /// <summary>Seven usual days.</summary>
    public static EasyDays None { get; } = new([1, 1, 1, 1, 1, 1, 1]);

    /// <summary>
    /// Reads the setting <c>easy_days</c>: English weekday (<c>monday</c>, any case) to share. A share beyond 0 to 1 counts as its
    /// nearest end, one that is no number and an unknown name as not said. Seven days of 0 would leave no day at all, and count as
    /// seven usual ones.
    /// </summary>
    public static EasyDays From(IEnumerable<KeyValuePair<string, double>>? setting)
    {
        double[] read = [1, 1, 1, 1, 1, 1, 1];
        foreach (var (name, share) in setting ?? [])
        {
            if (Weekday(name) is { } day && !double.IsNaN(share))
                read[(int)day] = Math.Clamp(share, 0, 1);
        }

        return Array.TrueForAll(read, share => share == 0) ? None : new EasyDays(read);
    }

    /// <summary>The share of a day, 0 to 1.</summary>
    public double On(DateOnly day) => shares[(int)day.DayOfWeek];

    private static DayOfWeek? Weekday(string name)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (string.Equals(day.ToString(), name, StringComparison.OrdinalIgnoreCase))
                return day;
        }

        return null;
    }
}
