using Etude.Features.Today.Planning;
using Etude.Platform.Web;

namespace Etude.Features.Direction.Fit;

/// <summary>What Today will do about an axis, said by the planner's own order, so that the promise is what the plan does.</summary>
internal sealed class TodayWill(PlanRequest request, IReadOnlyList<ShowFit.ProblemRow> problems)
{
    private readonly IReadOnlyList<NewChoice> fresh = NewProblem.Ranked(request);

    public string About(string axis)
    {
        var back = problems.FirstOrDefault(p => p.DueAt is not null && p.Axes.Count > 0 && p.Axes[0] == axis);
        var own = fresh.Where(f => f.Level.Axis == axis).ToList();
        var returns = back is null ? null : back.DueAt!.Value.DayIn(request.Zone) is var day && day <= request.Today
            ? $"“{back.Title}” is due, and Today brings it back." : $"“{back.Title}” comes back on {day.Day()}.";
        var next = own.Count == 0 ? null : $"{Turn(axis)} “{own[0].Problem.Title}”, {Instants.Count(own[0].Problem.Minutes, "minute")}.{More(own.Count - 1)}";
        return (returns, next) switch
        {
            (null, null) => "You have met every problem there is on this axis, and none of them is due.",
            (null, _) => next!,
            (_, null) => returns!,
            _ => $"{returns} {next}",
        };
    }

    /// <summary>How soon the axis gets a new problem: the planner takes the axis first that needs it most.</summary>
    private string Turn(string axis)
    {
        var before = fresh.Select(f => f.Level.Axis).Distinct(StringComparer.Ordinal).TakeWhile(a => a != axis).Select(request.AxisName).ToList();
        return before.Count switch
        {
            0 => "Today’s next new problem is on this axis:",
            1 => $"New problems come here after {before[0]}; the next one is",
            _ => $"New problems come here after {before.Count} other axes; the next one is",
        };
    }

    private static string More(int more) => more <= 0 ? "" : $" {more} more here {(more == 1 ? "is" : "are")} new to you.";
}
