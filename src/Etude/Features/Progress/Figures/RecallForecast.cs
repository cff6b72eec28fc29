using Etude.Features.Recall;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Progress.Figures;

/// <summary>A problem in review: the chance of recall now and in a month, if nothing is practised, and when it returns.</summary>
public sealed record ProblemRecall(string Title, double Now, double InAMonth, DateOnly Returns);

/// <summary>Recall of everything in review, today and on each of the next thirty days, if nothing is practised; and what returns on each day.</summary>
/// <param name="Days">From today on: the day, the mean chance of recall then, and how many problems return on it; those overdue return today.</param>
public sealed record RecallForecast(IReadOnlyList<ProblemRecall> Problems, IReadOnlyList<(DateOnly Day, double Recall, int Returns)> Days)
{
    public const int DaysAhead = 30;

    public static RecallForecast Of(IReadOnlyList<(string Title, Remembered Memory)> problems, DateTimeOffset now, TimeZoneInfo zone, RecallModel model)
    {
        var today = now.DayIn(zone);
        var returns = problems.ToLookup(p => Math.Max(0, p.Memory.DueAt.DayIn(zone).DayNumber - today.DayNumber));
        return new(
            [.. problems.Select(p => new ProblemRecall(p.Title, p.Memory.ChanceAt(now, model), p.Memory.ChanceAt(now.AddDays(DaysAhead), model), p.Memory.DueAt.DayIn(zone)))
                .OrderBy(p => p.Now).ThenBy(p => p.Title, StringComparer.Ordinal)],
            problems.Count == 0 ? [] : [.. Enumerable.Range(0, DaysAhead + 1).Select(d => (today.AddDays(d), problems.Average(p => p.Memory.ChanceAt(now.AddDays(d), model)), returns[d].Count()))]);
    }

    public string Finding => Days.Count == 0 ? "Nothing is in review yet"
        : $"You would recall {DataTable.Percent(Days[0].Recall)} of {Instants.Count(Problems.Count, "problem")} today; without practice {DataTable.Percent(Days[^1].Recall)} in {DaysAhead} days";

    public string ReturnsFinding
    {
        get
        {
            var all = Days.Sum(d => d.Returns);
            if (all == 0)
                return "Nothing returns within thirty days";
            var (day, _, most) = Days.MaxBy(d => d.Returns);
            return $"{Instants.Count(all, "problem returns", "problems return")} within {DaysAhead} days; most, {most}, {(day == Days[0].Day ? "today" : $"on {day.ShortDay()}")}";
        }
    }

    public DataTable Table => new("Recall and returns of the next thirty days", ["Day", "Recall if nothing is practised", "Returns"],
        [.. Days.Select(d => (IReadOnlyList<string>)[d.Day.ShortDay(), DataTable.Percent(d.Recall), DataTable.Whole(d.Returns)])]);

    public DataTable ByProblem => new("Recall by problem", ["Problem", "Recall now", $"In {DaysAhead} days", "Returns"],
        [.. Problems.Select(p => (IReadOnlyList<string>)[p.Title, DataTable.Percent(p.Now), DataTable.Percent(p.InAMonth), ProgressRange.Text(p.Returns)])]);
}
