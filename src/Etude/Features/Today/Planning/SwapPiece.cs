namespace Etude.Features.Today.Planning;

/// <summary>Finds another piece with the same purpose for one that the person does not want today.</summary>
public static class SwapPiece
{
    /// <summary>
    /// The most needed alternative that is not in the plan and fits into the minutes of the old piece and what the day has left: another
    /// recall for a recall; another new problem on the same axis, or else on another; another library item on the same axis.
    /// </summary>
    /// <param name="request">The day's request.</param>
    /// <param name="pieces">The day's plan as it stands.</param>
    /// <param name="slug">The piece to replace.</param>
    /// <param name="refused">Slugs that were swapped away before.</param>
    /// <returns>Null when there is no other, and for open attempts and reflections, which nothing can stand for.</returns>
    public static PlannedPiece? Alternative(PlanRequest request, IReadOnlyList<PlannedPiece> pieces, string slug, IReadOnlySet<string> refused)
    {
        if (pieces.FirstOrDefault(p => p.Slug == slug) is not { } old)
            return null;
        var minutes = old.Minutes + Math.Max(0, request.MinutesOn(request.Today) - pieces.Sum(p => p.Minutes));
        var taken = pieces.Select(p => p.Slug).Concat(refused).ToHashSet(StringComparer.Ordinal);
        return old.Purpose switch
        {
            Purpose.Recall => Recall(request, minutes, taken),
            Purpose.New => New(request, minutes, taken, old.Axis),
            Purpose.Study => Study(request, minutes, taken, old.Axis!, pieces),
            _ => null,
        };
    }

    private static PlannedPiece? Recall(PlanRequest request, int minutes, HashSet<string> taken)
    {
        foreach (var index in RecallOrder.Of(request, byGain: false).Order.Span)
        {
            var candidate = request.Recalls[index];
            if (candidate.Problem.Minutes <= minutes && !taken.Contains(candidate.Problem.Slug))
                return MakePlan.Recall(request, candidate);
        }

        return null;
    }

    private static PlannedPiece? New(PlanRequest request, int minutes, HashSet<string> taken, string? axis)
    {
        var choices = NewProblem.Ranked(request).Where(c => c.Problem.Minutes <= minutes && !taken.Contains(c.Problem.Slug));
        return choices.OrderByDescending(c => c.Level.Axis == axis).FirstOrDefault() is { } choice ? MakePlan.New(request, choice) : null;
    }

    private static PlannedPiece? Study(PlanRequest request, int minutes, HashSet<string> taken, string axis, IReadOnlyList<PlannedPiece> pieces) =>
        request.Study.FirstOrDefault(s => s.Minutes <= minutes && s.Axes.Contains(axis, StringComparer.Ordinal) && !taken.Contains(s.Slug)) is { } item
            ? MakePlan.Study(request, item, axis, pieces.FirstOrDefault(p => p.Problem is not null && p.Axis == axis)?.Title ?? request.AxisName(axis))
            : null;
}
