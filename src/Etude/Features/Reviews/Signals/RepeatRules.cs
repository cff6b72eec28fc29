using Etude.Features.Reviews.Code;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>The same lines twice: blocks of three, or single long lines.</summary>
internal static class RepeatRules
{
    private const int Block = 3;
    private const int LongLine = 40;
    private const int EnoughToJudge = 4;

    public static Seen? Repeats(Material material)
    {
        var lines = material.Code.OwnCode;
        if (lines.Count < EnoughToJudge)
            return null;
        var (blocks, first) = RepeatedBlocks(lines);
        if (blocks > 0)
            return new Seen(blocks > 1 ? 0 : 1, first);
        var line = lines.Where(l => l.Raw.Length >= LongLine).GroupBy(l => l.Raw, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return line is null ? new Seen(3) : new Seen(2, line.Last().Place);
    }

    /// <summary>Counts blocks that stand twice, each as long as it goes, and gives the place of the first repetition.</summary>
    private static (int Blocks, Place? First) RepeatedBlocks(IReadOnlyList<CodeLine> lines)
    {
        var known = new Dictionary<ulong, int>();
        var (blocks, until) = (0, -1);
        Place? first = null;
        for (var i = 0; i + Block <= lines.Count; i++)
        {
            var run = lines.Skip(i).Take(Block).ToList();
            if (run.Sum(l => l.Code.Count(char.IsLetter)) < LongLine)
                continue;
            var hash = StableHash.Of(run.Select(l => l.Raw));
            if (!known.TryGetValue(hash, out var before))
                known[hash] = i;
            else if (before + Block <= i && i > until)
            {
                first ??= new Place(SourceCode.Source, run[0].Start, run[^1].End);
                (blocks, until) = (blocks + 1, i + Block - 1);
            }
        }

        return (blocks, first);
    }
}
