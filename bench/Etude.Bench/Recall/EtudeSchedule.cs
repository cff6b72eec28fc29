using System.Globalization;
using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Recall;

namespace Etude.Bench;

/// <summary>What of Etude's plan is switched on.</summary>
/// <param name="Interview">The day of the interview, known from <paramref name="KnownFrom"/> on.</param>
internal sealed record EtudeSwitches(bool Balance = true, DateOnly? Interview = null, DateOnly? KnownFrom = null);

/// <summary>Etude's own plan of the day and days of return, by the code that the app runs.</summary>
internal sealed class EtudeSchedule(Pace pace, EtudeSwitches switches) : ISchedule
{
    public static readonly string[] Axes = ["algorithms", "data_structures", "systems_design", "databases", "distributed_systems"];
    public static readonly AxisLevel[] Levels = [.. Axes.Select(a => new AxisLevel(a, 30, 25, 0))];
    private readonly Dictionary<int, (Remembered Memory, Rating Grade, DateMove Move)> known = [];

    public static AxisWeights Job { get; } = AxisWeights.From(
        [new("algorithms", 0.35), new("data_structures", 0.25), new("systems_design", 0.2), new("databases", 0.15), new("distributed_systems", 0.05)], Axes);

    public static double WeightOf(int problem) => Job.Of(AxesOf(problem));

    public IReadOnlyList<int> Today(DateOnly day, IReadOnlyList<int> fresh)
    {
        var interview = InterviewOn(day);
        var plan = MakePlan.For(new PlanRequest
        {
            Now = YearRules.MorningOf(day), Today = day, Zone = TimeZoneInfo.Utc, Minutes = pace.Minutes, RecallCap = pace.Cap,
            Weights = interview is null ? AxisWeights.Equal : Job, Levels = Levels, Interview = interview, AxisName = axis => axis,
            Recalls = [.. known.Select(k => new RecallCandidate(Problem(k.Key, pace.Recall), k.Value.Memory, k.Value.Grade, null, 0, k.Value.Move))],
            Unseen = [.. fresh.Select(p => Problem(p, pace.New))],
        });
        return [.. plan.Pieces.Select(p => int.Parse(p.Slug, CultureInfo.InvariantCulture))];
    }

    public void Reviewed(int problem, Rating rating, DateOnly day)
    {
        var before = known.TryGetValue(problem, out var entry) ? entry.Memory : null;
        var review = Scheduler.Review(before, rating, YearRules.MorningOf(day), TimeZoneInfo.Utc, 0.9);
        var loads = DayLoads.From(known.Where(k => k.Key != problem).Select(k => DateOnly.FromDateTime(k.Value.Memory.DueAt.UtcDateTime)), day);
        var placed = switches.Balance || InterviewOn(day) is not null
            ? PlaceReturn.Place(Slug(problem), review, TimeZoneInfo.Utc, new ReturnRules { Loads = loads, Interview = InterviewOn(day) }, Outlook.Default)
            : new PlacedReturn(review, DateMove.None);
        known[problem] = (placed.Review.After, rating, placed.Move);
    }

    private DateOnly? InterviewOn(DateOnly day) => day >= switches.KnownFrom ? switches.Interview : null;

    private static string[] AxesOf(int problem) => [Axes[problem % Axes.Length]];

    private static string Slug(int problem) => problem.ToString("0000", CultureInfo.InvariantCulture);

    private static PlanProblem Problem(int problem, int minutes) => new(Slug(problem), Slug(problem), "coding", "core", AxesOf(problem), minutes);
}
