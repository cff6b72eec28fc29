using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Platform.Web;
using Etude.Shell;

namespace Etude.Features.Today;

/// <summary>A problem that the plan may choose.</summary>
public sealed record PlanProblem(string Slug, string Title, string Type, string Difficulty, IReadOnlyList<string> Axes, int Minutes);

/// <summary>A problem that was solved before and is coming back.</summary>
/// <param name="LastGrade">1 to 4.</param>
/// <param name="LastHints">Hints taken the last time, over all phases.</param>
public sealed record DueProblem(PlanProblem Problem, Remembered Memory, int LastGrade, int LastHints);

/// <summary>An attempt that was begun and not submitted.</summary>
public sealed record OpenAttempt(Guid Id, PlanProblem Problem, string Phase, DateTimeOffset SavedAt);

public enum PlanKind { CarryOn, Recall, New }

/// <summary>One piece of the day: what, how long, why, and what waiting costs.</summary>
/// <param name="Attempt">The open attempt, where there is one.</param>
/// <param name="Recall">For a recall: the memory that the picture draws.</param>
public sealed record PlanItem(PlanKind Kind, PlanProblem Problem, string Reason, Guid? Attempt = null, Remembered? Recall = null);

/// <summary>
/// The day's plan: what is open, then what is due (lowest chance of recall first), then one new problem for the weakest axis, as far
/// as the person's minutes go. A pure function; the first piece always fits.
/// </summary>
public static class PlanDay
{
    public static IReadOnlyList<PlanItem> Make(IReadOnlyList<OpenAttempt> open, IReadOnlyList<DueProblem> due, IReadOnlyList<PlanProblem> unseen,
        IReadOnlyList<AxisLevel> levels, Func<string, string> axisName, int minutes, DateTimeOffset now)
    {
        var wishes = open.OrderByDescending(o => o.SavedAt).Select(o => CarryOn(o, now))
            .Concat(due.Where(d => open.All(o => o.Problem.Slug != d.Problem.Slug))
                .OrderBy(d => d.Memory.ChanceAt(now)).ThenBy(d => d.Problem.Slug, StringComparer.Ordinal).Select(d => Recall(d, now)))
            .Concat(Fresh(unseen, levels, axisName).Take(1));
        return Fitting(wishes, minutes);
    }

    /// <summary>Takes wishes in order while they fit; one that does not fit is passed over, but the first always stands.</summary>
    private static List<PlanItem> Fitting(IEnumerable<PlanItem> wishes, int minutes)
    {
        var plan = new List<PlanItem>();
        foreach (var wish in wishes)
        {
            if (plan.Count > 0 && plan.Sum(i => i.Problem.Minutes) + wish.Problem.Minutes > minutes)
                continue;
            plan.Add(wish);
        }

        return plan;
    }

    private static PlanItem CarryOn(OpenAttempt open, DateTimeOffset now)
    {
        var days = (int)(now - open.SavedAt).TotalDays;
        var when = days switch { <= 0 => "today", 1 => "yesterday", _ => $"{days} days ago" };
        return new(PlanKind.CarryOn, open.Problem, $"You began this and last saved {when}, in {open.Phase}. Everything is where you left it.", open.Id);
    }

    private static PlanItem Recall(DueProblem due, DateTimeOffset now)
    {
        var (today, later) = (due.Memory.ChanceAt(now), due.Memory.ChanceAt(now.AddDays(3)));
        var last = (due.LastGrade, due.LastHints) switch
        {
            (1, _) => "Last time it did not work out, so this is the day to try it again.",
            (_, 0) => "Last time you needed no hint; this keeps it so.",
            (_, var hints) => $"Last time you needed {Instants.Count(hints, "hint")}, so this is the day to try it without.",
        };
        return new(PlanKind.Recall, due.Problem, $"Recall {Percent(today)} today, {Percent(later)} if you wait three days. {last}", Recall: due.Memory);
    }

    /// <summary>New problems, best first: the axis with the lowest level, then the gentlest difficulty that still asks something.</summary>
    private static IEnumerable<PlanItem> Fresh(IReadOnlyList<PlanProblem> unseen, IReadOnlyList<AxisLevel> levels, Func<string, string> axisName)
    {
        var byAxis = levels.ToDictionary(l => l.Axis, StringComparer.Ordinal);
        return from problem in unseen
               let level = byAxis.GetValueOrDefault(problem.Axes[0])
               where level is not null
               orderby level.Level, Math.Abs(Asks(problem.Difficulty) - (level.Level + 5)), problem.Slug
               select new PlanItem(PlanKind.New, problem, NewReason(axisName(problem.Axes[0]), level));
    }

    private static double Asks(string difficulty) => Array.IndexOf(Names.Difficulties, difficulty) switch { 0 => 35, 1 => 60, _ => 85 };

    private static string NewReason(string axis, AxisLevel level) => level.Observations == 0
        ? $"{axis} has nothing to show yet. One attempt tells more than a guess; skipping it leaves that open."
        : $"{axis} is your lowest axis, at {level.Level:0} of 100, give or take {level.Uncertainty:0}. Skipping it leaves it there.";

    private static string Percent(double share) => $"{Math.Round(share * 100):0} %";
}
