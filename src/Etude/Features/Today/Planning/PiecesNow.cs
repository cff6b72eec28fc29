namespace Etude.Features.Today.Planning;

/// <summary>What has become of a piece of a stored plan.</summary>
/// <param name="Left">The piece with the reasons of now; null when it is done.</param>
internal sealed record PieceNow(string Title, PlannedPiece? Left);

/// <summary>Finds the pieces of a stored plan in the day as it is now. What was retired since, or never was, is null.</summary>
internal sealed class PiecesNow(PlanRequest request)
{
    private readonly DoneToday today = new(request with { Open = [] });
    private readonly Dictionary<string, NewChoice> fresh = NewProblem.Ranked(request).ToDictionary(c => c.Problem.Slug, StringComparer.Ordinal);
    private readonly Dictionary<string, OpenAttempt> open = request.Open.DistinctBy(o => o.Problem.Slug).ToDictionary(o => o.Problem.Slug, StringComparer.Ordinal);

    public IEnumerable<(StoredPiece Piece, PieceNow? Now)> Of(IReadOnlyList<StoredPiece> stored)
    {
        var wanted = stored.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal);
        var known = request.Recalls.Where(r => wanted.Contains(r.Problem.Slug)).DistinctBy(r => r.Problem.Slug).ToDictionary(r => r.Problem.Slug, StringComparer.Ordinal);
        var problems = stored.Where(p => !p.Moved && p.Purpose is not (Purpose.Study or Purpose.Reflect)).Select(p => ProblemOf(p.Slug, known)).OfType<PlanProblem>().ToList();
        return stored.Select(p => (p, p.Purpose switch
        {
            Purpose.Study => Study(p.Slug, problems),
            Purpose.Reflect => Reflect(),
            _ => Problem(p.Slug, known),
        }));
    }

    private PlanProblem? ProblemOf(string slug, Dictionary<string, RecallCandidate> known) =>
        open.GetValueOrDefault(slug)?.Problem ?? known.GetValueOrDefault(slug)?.Problem ?? fresh.GetValueOrDefault(slug)?.Problem;

    private PieceNow? Problem(string slug, Dictionary<string, RecallCandidate> known) =>
        open.TryGetValue(slug, out var begun) ? new(begun.Problem.Title, MakePlan.CarryOn(begun, request.Now))
        : known.TryGetValue(slug, out var candidate) ? new(candidate.Problem.Title, today.Holds(candidate) ? null : MakePlan.Recall(request, candidate))
        : fresh.TryGetValue(slug, out var choice) ? new(choice.Problem.Title, MakePlan.New(request, choice))
        : null;

    private PieceNow? Study(string slug, List<PlanProblem> problems)
    {
        if (request.Studied.FirstOrDefault(s => s.Slug == slug) is { } finished)
            return new(finished.Title, null);
        if (request.Study.FirstOrDefault(s => s.Slug == slug) is not { } item)
            return null;
        var beside = problems.Find(p => p.Axes.Count > 0 && item.Axes.Contains(p.Axes[0], StringComparer.Ordinal));
        return new(item.Title, MakePlan.Study(request, item, beside?.Axes[0] ?? item.Axes[0], beside?.Title));
    }

    private PieceNow? Reflect() =>
        request.Reflected ? new(ReflectionWish.Title, null)
        : request.Reflection is { } wish ? new(ReflectionWish.Title, MakePlan.Reflect(wish))
        : null;
}
