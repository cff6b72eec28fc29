using Etude.Recall;

namespace Etude.Bench;

/// <summary>The minutes of a day and what a problem takes of them.</summary>
internal sealed record Pace(int Minutes = 60, int New = 15, int Recall = 10, int Cap = 12)
{
    public static Pace Unbounded { get; } = new(Minutes: 1440, Cap: 1000, Recall: 1);
}

/// <summary>A schedule that knows only intervals: what is due longest comes first, within the same minutes as Etude's plan.</summary>
internal abstract class IntervalSchedule(Pace pace) : ISchedule
{
    private readonly Dictionary<int, DateOnly> due = [];

    public IReadOnlyList<int> Today(DateOnly day, IReadOnlyList<int> fresh)
    {
        var room = Math.Min(pace.Cap, (pace.Minutes - (fresh.Count > 0 ? pace.New : 0)) / pace.Recall);
        return [.. due.Where(d => d.Value <= day).OrderBy(d => d.Value).ThenBy(d => d.Key).Take(room).Select(d => d.Key), .. fresh];
    }

    public void Reviewed(int problem, Rating rating, DateOnly day) => due[problem] = day.AddDays(Interval(problem, rating));

    protected abstract int Interval(int problem, Rating rating);
}

/// <summary>1, 3, 7, 14, then every 30 days; a failure begins again.</summary>
internal sealed class FixedSchedule(Pace pace) : IntervalSchedule(pace)
{
    private static readonly int[] Ladder = [1, 3, 7, 14, 30];
    private readonly Dictionary<int, int> rungs = [];

    protected override int Interval(int problem, Rating rating)
    {
        var rung = rating == Rating.Again ? 0 : Math.Min(rungs.GetValueOrDefault(problem, -1) + 1, Ladder.Length - 1);
        rungs[problem] = rung;
        return Ladder[rung];
    }
}

/// <summary>
/// SM-2 as Woźniak published it in 1990: 1 day, 6 days, then times the easiness; a quality below 3 begins again and leaves the
/// easiness. Again, Hard, Good, Easy are qualities 2 to 5. Its repetitions within one day are left out, as everywhere here.
/// </summary>
internal sealed class Sm2Schedule(Pace pace) : IntervalSchedule(pace)
{
    private readonly Dictionary<int, (int Repetition, double Days, double Easiness)> items = [];

    protected override int Interval(int problem, Rating rating)
    {
        var quality = (int)rating + 1;
        var (repetition, days, easiness) = items.GetValueOrDefault(problem, (0, 0, 2.5));
        if (quality < 3)
        {
            items[problem] = (0, 1, easiness);
            return 1;
        }

        easiness = Math.Max(1.3, easiness + 0.1 - ((5 - quality) * (0.08 + ((5 - quality) * 0.02))));
        days = repetition switch { 0 => 1, 1 => 6, _ => Math.Ceiling(days * easiness) };
        items[problem] = (repetition + 1, days, easiness);
        return (int)Math.Min(days, 36500);
    }
}
