using Etude.Recall;

namespace Etude.Bench;

/// <summary>A way of deciding what is practised on a day.</summary>
internal interface ISchedule
{
    /// <summary>The problems of a day, in order.</summary>
    /// <param name="fresh">Problems that may be tried for the first time.</param>
    IReadOnlyList<int> Today(DateOnly day, IReadOnlyList<int> fresh);

    void Reviewed(int problem, Rating rating, DateOnly day);
}

/// <summary>What a year of practice is like, the same for every schedule.</summary>
/// <param name="Days">Its length.</param>
/// <param name="Break">Days without practice, from and to (not included).</param>
internal sealed record YearRules(int Days = 365, (int From, int To) Break = default)
{
    public static readonly DateOnly Start = new(2026, 1, 5);

    /// <summary>A new problem on each weekday.</summary>
    public static bool IsForNew(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static DateTimeOffset MorningOf(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);

    /// <summary>How many problems the days bring until then.</summary>
    public static int ProblemsBy(int days) => Enumerable.Range(0, days).Count(d => IsForNew(Start.AddDays(d)));
}

/// <summary>What came of it: recalls done on each day, and all reviews in order.</summary>
internal sealed record YearDone(SimulatedPerson Person, int[] Recalls, List<(int Problem, DateTimeOffset At, Rating Rating)> Log)
{
    /// <summary>Mean true chance of recall over the first so many problems, weighed; what was never tried counts as 0.</summary>
    public double Recall(int problems, DateOnly day, Func<int, double> weight)
    {
        var at = YearRules.MorningOf(day);
        var all = Enumerable.Range(0, problems).ToList();
        return all.Sum(p => weight(p) * Person.Recall(p, at)) / all.Sum(weight);
    }
}

internal static class Year
{
    /// <summary>Lets a person practise by a schedule. A problem that the schedule leaves out as new stays new for the next day.</summary>
    public static YearDone Practise(int seed, YearRules rules, ISchedule schedule)
    {
        var problems = YearRules.ProblemsBy(rules.Days);
        var done = new YearDone(new SimulatedPerson(seed, problems), new int[rules.Days], []);
        var (met, known) = (new HashSet<int>(), 0);
        for (var offset = 0; offset < rules.Days; offset++)
        {
            var day = YearRules.Start.AddDays(offset);
            known += YearRules.IsForNew(day) ? 1 : 0;
            if (offset >= rules.Break.From && offset < rules.Break.To)
                continue;
            var fresh = Enumerable.Range(0, known).Where(p => !met.Contains(p)).Take(1).ToList();
            foreach (var problem in schedule.Today(day, fresh))
            {
                done.Recalls[offset] += met.Add(problem) ? 0 : 1;
                var rating = done.Person.Try(problem, YearRules.MorningOf(day));
                done.Log.Add((problem, YearRules.MorningOf(day), rating));
                schedule.Reviewed(problem, rating, day);
            }
        }

        return done;
    }
}
