namespace Etude.Features.Today.Planning;

/// <summary>A day that has a plan already.</summary>
/// <param name="Pieces">What is left of it, in its order.</param>
/// <param name="Done">Titles of what is done.</param>
/// <param name="Moved">Titles of what was put off.</param>
/// <param name="Stored">The plan as it stands, for the next deed.</param>
public sealed record FollowedPlan(IReadOnlyList<PlannedPiece> Pieces, IReadOnlyList<string> Done, IReadOnlyList<string> Moved, IReadOnlyList<StoredPiece> Stored)
{
    /// <summary>The plan after a piece was put off.</summary>
    public string WithoutPiece(string key) => StoredPlan.Write(Stored.Any(p => p.Key == key)
        ? Stored.Select(p => p.Key == key ? p with { Moved = true } : p)
        : [.. Stored, .. Pieces.Where(p => p.Key == key).Select(p => p.Stored with { Moved = true })]);

    /// <summary>The plan after a piece was swapped; what it was swapped for takes its place.</summary>
    public string WithSwapped(string key, PlannedPiece other) => StoredPlan.Write(Stored.SelectMany(p => p.Key == key
        ? [other.Stored, p with { Moved = true }]
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
            return new(made.Pieces, [.. AlreadyDone(request)], [], [.. made.Pieces.Select(p => p.Stored)]);
        var (pieces, done, moved) = (new List<PlannedPiece>(), new List<string>(), new List<string>());
        foreach (var (piece, now) in new PiecesNow(request).Of([.. stored.DistinctBy(p => p.Key)]))
        {
            if (now is null)
                continue;
            if (now.Left is null)
                done.Add(now.Title);
            else if (piece.Moved)
                moved.Add(now.Title);
            else
                pieces.Add(now.Left);
        }

        var missing = request.Open.Where(o => stored.All(p => p.Key != o.Problem.Slug)).Select(o => MakePlan.CarryOn(o, request.Now));
        return new([.. missing, .. pieces], [.. done.Union(AlreadyDone(request), StringComparer.Ordinal)], moved, stored);
    }

    /// <summary>What counts for the day although no plan asked for it: a plan would have.</summary>
    private static IEnumerable<string> AlreadyDone(PlanRequest request) =>
        request.Studied.Select(s => s.Title).Concat(request.Reflected ? [ReflectionWish.Title] : []);
}
