using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Explore: is the problem understood before it is solved?</summary>
internal static class ExploreRules
{
    /// <summary>A literal with so many figures is a case with its values, whatever words lead from one to the other.</summary>
    private const int FiguresOfACase = 4;

    private const int FewSharedTerms = 4;
    private const int ManySharedTerms = 6;
    private const int OwnTerms = 3;

    /// <summary>The statement's subjects come up in sentences that are not copied and bring words of their own.</summary>
    public static Seen Restated(Material material)
    {
        var terms = material.Statement.Terms;
        var about = material.Explore.Sentences.Where(s => s.Terms.Count(terms.Contains) >= 2).ToList();
        var shared = about.SelectMany(s => s.Terms).Where(terms.Contains).Distinct(StringComparer.Ordinal).Count();
        var own = about.SelectMany(s => s.Terms).Where(t => !terms.Contains(t)).Distinct(StringComparer.Ordinal).Count();
        var level = shared >= ManySharedTerms && own >= OwnTerms ? 3
            : shared >= FewSharedTerms ? 2
            : material.Explore.HasCopied || material.Explore.Sentences.Any(s => s.Terms.Any(terms.Contains)) ? 1 : 0;
        return new Seen(level, Seen.Best(about));
    }

    public static Seen Limits(Material material)
    {
        var found = material.Explore.Sentences.Where(s => s.Has(Cue.Limit)).ToList();
        var level = found.Count == 2 && found.Any(s => s.Concrete) ? 3 : Seen.Count(found.Count);
        return new Seen(level, Seen.Best(found));
    }

    /// <summary>Something goes in and something comes out, with values; best with values that the statement does not have.</summary>
    public static Seen Example(Material material)
    {
        var worked = material.Explore.Sentences.Where(s => s.Concrete && (s.Arrow || s.Has(Cue.Outcome) || (s.Literal && s.Figures.Count >= FiguresOfACase))).ToList();
        var own = worked.Where(s => s.Figures.Any(f => !material.Statement.Figures.Contains(f))).ToList();
        if (own.Count > 0)
            return new Seen(3, Seen.Best(own));
        if (worked.Count > 0)
            return new Seen(2, Seen.Best(worked));
        var named = material.Explore.Sentences.Where(s => s.Has(Cue.Example)).ToList();
        return new Seen(named.Count > 0 ? 1 : 0, Seen.Best(named));
    }

    public static Seen Question(Material material)
    {
        var found = material.Explore.Sentences.Where(s => (s.Asks && s.Terms.Count >= 2) || s.Has(Cue.Assumption)).ToList();
        if (found.Count > 0)
            return new Seen(found.Count > 1 || found[0].Has(Cue.Reason) ? 3 : 2, Seen.Best(found));
        var hinted = material.Explore.Sentences.Where(s => s.Asks || s.Has(Cue.Doubt)).ToList();
        return new Seen(hinted.Count > 0 ? 1 : 0, Seen.Best(hinted));
    }

    /// <summary>Figures are used to reckon with: one that the statement does not give has been worked out.</summary>
    public static Seen? Estimate(Material material)
    {
        if (material.IsMessage)
            return null;
        var figures = material.Explore.Sentences.Where(s => s.Figures.Count > 0).ToList();
        var reckoned = figures.Where(s => s.Figures.Any(f => !material.Statement.Figures.Contains(f))).ToList();
        if (reckoned.Count == 0)
            return new Seen(figures.Count > 0 ? 1 : 0, Seen.Best(figures));
        return new Seen(reckoned.Any(s => s.Arrow || s.Figures.Count >= 2) ? 3 : 2, Seen.Best(reckoned));
    }
}
