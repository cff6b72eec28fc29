using Etude.Features.Axes;
using Etude.Shell;

namespace Etude.Features.Today.Planning;

/// <summary>A new problem and what speaks for it.</summary>
/// <param name="Rank">1 when no axis needs it more, 2 when one does, and so on.</param>
internal sealed record NewChoice(PlanProblem Problem, AxisLevel Level, int Rank);

/// <summary>
/// Chooses what to try for the first time: where the weight of the axis times its distance from 100 is largest (without a job: the
/// weakest axis), and there the difficulty that asks a little more than the person can.
/// </summary>
internal static class NewProblem
{
    private const double Stretch = 5;

    /// <summary>New problems, most needed axis first, each axis' best problem first.</summary>
    public static IReadOnlyList<NewChoice> Ranked(PlanRequest request)
    {
        var levels = request.Levels.ToDictionary(l => l.Axis, StringComparer.Ordinal);
        var ranks = levels.Values.ToDictionary(l => l.Axis, l => 1 + levels.Values.Count(o => Need(request, o) > Need(request, l)), StringComparer.Ordinal);
        var fresh = request.Unseen.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < request.Recalls.Count && fresh.Count > 0; i++)
            fresh.Remove(request.Recalls[i].Problem.Slug);
        fresh.ExceptWith(request.Open.Select(o => o.Problem.Slug));
        return [.. from problem in request.Unseen
                   where fresh.Contains(problem.Slug) && problem.Axes.Count > 0
                   let level = levels.GetValueOrDefault(problem.Axes[0])
                   where level is not null
                   let need = Need(request, level)
                   orderby need descending, level.Axis, Math.Abs(Asks(problem.Difficulty) - (level.Level + Stretch)), problem.Slug
                   select new NewChoice(problem, level, ranks[level.Axis])];
    }

    private static double Need(PlanRequest request, AxisLevel level) => request.Weights.Of(level.Axis) * (100 - level.Level);

    private static double Asks(string difficulty) => Array.IndexOf(Names.Difficulties, difficulty) switch { 0 => 35, 1 => 60, _ => 85 };
}
