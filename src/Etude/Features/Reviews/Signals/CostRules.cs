using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>What the solution costs as the input grows: stated before, looked at again after. Asked where the problem names a cost.</summary>
internal static class CostRules
{
    public static Seen? Stated(Material material)
    {
        if (material.Problem.Complexity is not { } expected)
            return null;
        var stated = material.Before.Where(s => s.Costs.Count > 0).ToList();
        if (stated.Count == 0)
        {
            var named = material.Before.Where(s => s.Has(Cue.Cost) && !s.Hollow).ToList();
            return new Seen(named.Count > 0 ? 1 : 0, Seen.Best(named));
        }

        if (BigO.Of(expected) is not { } growth)
            return new Seen(2, stated[0].Place, stated[0].Costs[0]);
        var right = stated.FirstOrDefault(s => s.Costs.Any(c => growth.Equals(BigO.Of(c))));
        return right is not null
            ? new Seen(3, right.Place, right.Costs.First(c => growth.Equals(BigO.Of(c))))
            : new Seen(1, stated[^1].Place, stated[^1].Costs[^1]);
    }

    public static Seen? Reexamined(Material material)
    {
        if (material.Problem.Complexity is null)
            return null;
        var found = material.Verify.Sentences.Where(s => s.Costs.Count > 0 || s.Has(Cue.Cost)).ToList();
        var reasoned = found.Where(s => s.Has(Cue.Reason) || s.Figures.Count > 0).ToList();
        return reasoned.Count > 0 ? new Seen(3, Seen.Best(reasoned))
            : new Seen(found.Count == 0 ? 0 : found.Any(s => s.Costs.Count > 0) ? 2 : 1, Seen.Best(found));
    }
}
