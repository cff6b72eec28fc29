namespace Etude.Features.Today.Planning;

/// <summary>Finds another piece with the same purpose for one that the person does not want today.</summary>
public sealed class SwapPiece
{
    private readonly PlanRequest request;
    private readonly IReadOnlyList<PlannedPiece> pieces;
    private readonly HashSet<string> taken;

    // Ranked once for all pieces of a day, and only where one needs it.
    private readonly Lazy<RecallRanking> recalls;
    private readonly Lazy<IReadOnlyList<NewChoice>> fresh;

    private SwapPiece(PlanRequest request, IReadOnlyList<PlannedPiece> pieces, IEnumerable<string> refused)
    {
        (this.request, this.pieces) = (request, pieces);
        taken = pieces.Select(p => p.Key).Concat(refused).ToHashSet(StringComparer.Ordinal);
        recalls = new(() => RecallOrder.Of(request, byGain: false));
        fresh = new(() => NewProblem.Ranked(request));
    }

    /// <summary>
    /// The most needed alternative that is not in the plan and fits into the minutes of the old piece and what the day has left: another
    /// recall for a recall; another new problem on the same axis, or else on another; another library item on the same axis.
    /// </summary>
    /// <param name="request">The day's request.</param>
    /// <param name="pieces">The day's plan as it stands.</param>
    /// <param name="refused">Keys of what was swapped away before.</param>
    /// <returns>By key of a piece; null when there is no other, and for open attempts and reflections, which nothing can stand for.</returns>
    public static IReadOnlyDictionary<string, PlannedPiece?> Alternatives(PlanRequest request, IReadOnlyList<PlannedPiece> pieces, IEnumerable<string> refused)
    {
        var swap = new SwapPiece(request, pieces, refused);
        return pieces.ToDictionary(p => p.Key, swap.For, StringComparer.Ordinal);
    }

    private PlannedPiece? For(PlannedPiece old)
    {
        var minutes = old.Minutes + Math.Max(0, request.MinutesOn(request.Today) - pieces.Sum(p => p.Minutes));
        return old.Purpose switch
        {
            Purpose.Recall => Recall(minutes),
            Purpose.New => New(minutes, old.Axis),
            Purpose.Study => Study(minutes, old.Axis!),
            _ => null,
        };
    }

    private PlannedPiece? Recall(int minutes)
    {
        foreach (var index in recalls.Value.Order.Span)
        {
            var candidate = request.Recalls[index];
            if (candidate.Problem.Minutes <= minutes && !taken.Contains(candidate.Problem.Slug))
                return MakePlan.Recall(request, candidate);
        }

        return null;
    }

    private PlannedPiece? New(int minutes, string? axis)
    {
        var choices = fresh.Value.Where(c => c.Problem.Minutes <= minutes && !taken.Contains(c.Problem.Slug));
        return choices.OrderByDescending(c => c.Level.Axis == axis).FirstOrDefault() is { } choice ? MakePlan.New(request, choice) : null;
    }

    private PlannedPiece? Study(int minutes, string axis)
    {
        var item = request.Study.FirstOrDefault(s => s.Minutes <= minutes && s.Axes.Contains(axis, StringComparer.Ordinal) && !taken.Contains(StoredPlan.KeyOf(Purpose.Study, s.Slug)));
        return item is null ? null : MakePlan.Study(request, item, axis, pieces.FirstOrDefault(p => p.Problem is not null && p.Axis == axis)?.Title);
    }
}
