using System.Numerics;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Special cases: named before the work, and come back to after it.</summary>
internal static class EdgeRules
{
    public static Seen Foreseen(Material material)
    {
        var found = material.Before.Where(s => s.Edges != Edge.None).ToList();
        return new Seen(Seen.Count(Kinds(found)), Seen.Best(found));
    }

    /// <summary>Asks only when a case was named before, or when Verify names one by itself.</summary>
    public static Seen? Checked(Material material)
    {
        var named = material.Before.Where(s => s.Edges != Edge.None).ToList();
        var after = material.Verify.Sentences.Where(s => s.Edges != Edge.None).ToList();
        var both = All(named) & All(after);
        if (named.Count == 0)
            return material.Verify.IsEmpty ? null : new Seen(Math.Min(2, Kinds(after)), Seen.Best(after), "a special case");
        var open = named.FirstOrDefault(s => (s.Edges & ~both) != Edge.None) ?? named[0];
        var detail = material.Words.Name(First(open.Edges & ~both));
        var (wanted, done) = (Count(All(named)), Count(both));
        var level = done >= Math.Min(3, wanted) ? 3 : done >= 2 ? 2 : done == 1 || after.Count > 0 ? 1 : 0;
        return new Seen(level, level >= 2 ? Seen.Best(after.Where(s => (s.Edges & both) != Edge.None)) : open.Place, detail);
    }

    private static int Kinds(IEnumerable<Sentence> sentences) => Count(All(sentences));

    private static Edge All(IEnumerable<Sentence> sentences) => sentences.Aggregate(Edge.None, (all, s) => all | s.Edges);

    private static int Count(Edge edges) => BitOperations.PopCount((uint)edges);

    private static Edge First(Edge edges) => (Edge)(1 << BitOperations.TrailingZeroCount((int)edges));
}
