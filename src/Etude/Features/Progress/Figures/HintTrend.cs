using Etude.Platform.Web;

namespace Etude.Features.Progress.Figures;

/// <summary>Hints for each problem, by week or month: falling or not.</summary>
public sealed record HintTrend(Buckets Buckets, IReadOnlyList<(DateOnly Bucket, int Attempts, int Hints)> Points)
{
    private const double Noticeable = 0.1;

    public static HintTrend Of(IEnumerable<AttemptFact> attempts, Buckets buckets, TimeZoneInfo zone)
    {
        var made = attempts.ToLookup(a => buckets.Of(a.SubmittedAt.DayIn(zone)));
        return new(buckets, [.. buckets.All.Where(b => made[b].Any()).Select(b => (b, made[b].Count(), made[b].Sum(a => a.Hints)))]);
    }

    public string Finding
    {
        get
        {
            var (first, now) = Buckets.Thirds(Points);
            var (before, after) = (Mean(first), Mean(now));
            if (Points.Count < 2 || first.Sum(p => p.Attempts) < Buckets.FewestToCompare || now.Sum(p => p.Attempts) < Buckets.FewestToCompare)
                return $"From {Buckets.FewestToCompare} attempts at either end on, this says whether hints for each problem fall";
            var figures = $"{DataTable.Number(before)} at first, {DataTable.Number(after)} now";
            return (after - before) switch
            {
                <= -Noticeable => $"Hints for each problem are falling: {figures}",
                >= Noticeable => $"Hints for each problem are not falling: {figures}",
                _ => $"Hints for each problem stay about the same: {figures}",
            };
        }
    }

    public DataTable Table => new("Hints for each problem", [Buckets.Head, "Attempts", "Hints", "Hints for each"],
        [.. Points.Select(p => (IReadOnlyList<string>)[Buckets.Name(p.Bucket), DataTable.Whole(p.Attempts), DataTable.Whole(p.Hints), DataTable.Number((double)p.Hints / p.Attempts, "0.00")])]);

    private static double Mean(IReadOnlyList<(DateOnly Bucket, int Attempts, int Hints)> points) =>
        points.Count == 0 ? 0 : (double)points.Sum(p => p.Hints) / points.Sum(p => p.Attempts);
}
