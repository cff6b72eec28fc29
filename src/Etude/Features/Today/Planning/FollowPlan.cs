namespace Etude.Features.Today.Planning;

/// <summary>A day that has a plan already.</summary>
/// <param name="Pieces">What is left of it, in its order.</param>
/// <param name="Done">Titles of what is done.</param>
/// <param name="Moved">Titles of what was put off.</param>
/// <param name="Stored">The plan as it stands, for the next deed.</param>
public sealed record FollowedPlan(IReadOnlyList<PlannedPiece> Pieces, IReadOnlyList<string> Done, IReadOnlyList<string> Moved, IReadOnlyList<StoredPiece> Stored)
{
    /// <summary>The plan after a piece was put off.</summary>
    public string WithoutPiece(string slug) => StoredPlan.Write(Stored.Select(p => p.Slug == slug ? p with { Moved = true } : p));

    /// <summary>The plan after a piece was swapped; what it was swapped for takes its place.</summary>
    public string WithSwapped(string slug, PlannedPiece other) => StoredPlan.Write(Stored.SelectMany(p => p.Slug == slug
        ? [new StoredPiece { Purpose = other.Purpose, Slug = other.Slug }, p with { Moved = true }]
        : new[] { p }));
}

/// <summary>Keeps to the plan of the day: stable until the person asks for another, in whatever order its pieces are done.</summary>
public static class FollowPlan
{
    /// <param name="request">The day as it is now.</param>
    /// <param name="made">The plan that would be made now.</param>
    /// <param name="stored">The plan of this morning; empty when there is none.</param>
    public static FollowedPlan For(PlanRequest request, DayPlan made, IReadOnlyList<StoredPiece> stored)
    {
        if (stored.Count == 0)
            return new(made.Pieces, [], [], [.. made.Pieces.Select(p => new StoredPiece { Purpose = p.Purpose, Slug = p.Slug })]);
        var (pieces, done, moved) = (new List<PlannedPiece>(), new List<string>(), new List<string>());
        var today = new DoneToday(request with { Open = [] });
        var fresh = NewProblem.Ranked(request);
        foreach (var piece in stored.DistinctBy(p => p.Slug))
        {
            var candidate = request.Recalls.FirstOrDefault(r => r.Problem.Slug == piece.Slug);
            var open = request.Open.FirstOrDefault(o => o.Problem.Slug == piece.Slug);
            var choice = fresh.FirstOrDefault(c => c.Problem.Slug == piece.Slug);
            if (piece.Moved)
                moved.AddRange(new[] { candidate?.Problem, open?.Problem, choice?.Problem }.OfType<PlanProblem>().Take(1).Select(p => p.Title));
            else if (open is not null)
                pieces.Add(MakePlan.CarryOn(open, request.Now));
            else if (candidate is not null && today.Holds(candidate))
                done.Add(candidate.Problem.Title);
            else if (candidate is not null)
                pieces.Add(MakePlan.Recall(request, candidate));
            else if (choice is not null)
                pieces.Add(MakePlan.New(request, choice));
        }

        var missing = request.Open.Where(o => stored.All(p => p.Slug != o.Problem.Slug)).Select(o => MakePlan.CarryOn(o, request.Now));
        return new([.. missing, .. pieces], done, moved, stored);
    }
}
