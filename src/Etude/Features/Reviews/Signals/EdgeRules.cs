using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Special cases: named before the work, and come back to after it.</summary>
internal static class EdgeRules
{
    private const int ShortRule = 7;

    public static Seen Foreseen(Material material)
    {
        var found = Named(material);
        return new Seen(Seen.Count(Cases.Kinds(found)), Seen.Best(found.Select(c => c.Sentence)));
    }

    /// <summary>Asks only when a case was named before, or when Verify names one by itself.</summary>
    public static Seen? Checked(Material material)
    {
        var named = Named(material);
        var after = Cases.In(material.Verify.Sentences.Where(s => !s.Hypothetical && !s.Denied), material);
        if (named.Count == 0)
        {
            // Without a name for what was foreseen, a claim about it cannot be filled and is not made.
            return material.Verify.IsEmpty ? null : new Seen(Math.Min(2, Cases.Kinds(after)), Seen.Best(after.Select(c => c.Sentence)));
        }

        var told = material.Verify.Sentences.Where(s => !s.Hypothetical && !s.Denied && !s.Hollow).ToList();
        var back = named.Where(c => IsBack(c, after, told)).ToList();
        var open = named.FirstOrDefault(c => !back.Contains(c)) ?? named[0];
        var (wanted, done) = (Cases.Kinds(named), Cases.Kinds(back));
        var level = done >= Math.Min(3, wanted) ? 3 : done >= 2 || (done == 1 && Cases.Kinds(after) >= 2) ? 2 : done == 1 || after.Count > 0 ? 1 : 0;
        var where = back.Count > 0 ? Seen.Best(told.Where(s => back.Exists(c => Meets(c, s)))) : null;
        return new Seen(level, level >= 2 && where is not null ? where : open.Sentence.Place, Words(open, material));
    }

    /// <summary>
    /// Cases of the plan, and those of Explore that are named as such: the rules of a statement say "at least" and "sharp" of every input,
    /// and an example has a last element without being about it.
    /// </summary>
    private static List<Case> Named(Material material)
    {
        var explored = Purposes.Of(material.Explore.Sentences, material.Statement)
            .Where(p => p.Purpose == Purpose.Doubts || p.Sentence.Has(Cue.Condition | Cue.CaseIntro) || (p.Sentence.Under & Cue.CaseIntro) != Cue.None
                || (p.Purpose is Purpose.Describes or Purpose.Limits && (p.Sentence.Arrow || p.Sentence.Has(Cue.Outcome)) && p.Sentence.Terms.Count <= ShortRule))
            .Select(p => p.Sentence);
        return [.. Cases.In(explored, material), .. Cases.In(material.Plan.Sentences, material)];
    }

    private static bool IsBack(Case one, IReadOnlyList<Case> after, List<Sentence> told) =>
        after.Any(a => (a.Kinds & one.Kinds) != Edge.None) || told.Exists(s => Meets(one, s));

    /// <summary>The same class, or most of the words of an item.</summary>
    private static bool Meets(Case one, Sentence sentence) => (sentence.Edges & one.Kinds) != Edge.None
        || (one.Terms.Count > 0 && one.Terms.Count(sentence.Terms.Contains) is > 0 and var shared && 2 * shared >= one.Terms.Count && (shared > 1 || one.Kinds == Edge.None));

    private static string Words(Case one, Material material)
    {
        foreach (var kind in Enum.GetValues<Edge>())
        {
            if (kind != Edge.None && (one.Kinds & kind) != Edge.None)
                return material.Words.Name(kind);
        }

        return "a special case";
    }
}
