using Etude.Platform.Web;

namespace Etude.Features.Progress.Figures;

/// <summary>Problems that returned in a week or month, and how many of them were solved without help.</summary>
public sealed record ResolveShare(DateOnly Bucket, int Returned, int Unaided)
{
    private const double EightyPercent = 1.2816;

    public double? Share => Returned == 0 ? null : (double)Unaided / Returned;

    /// <summary>The 80 % interval of the share (Wilson's), which a few returns leave wide.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Returned == 0)
                return (0, 1);
            var (n, p, z) = (Returned, Share!.Value, EightyPercent);
            var middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
            var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4.0 * n * n))) / (1 + (z * z / n));
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }
}

/// <summary>The headline: how many of the problems that return are solved with no hint and no look at the solution.</summary>
public sealed record Resolves(Buckets Buckets, IReadOnlyList<ResolveShare> Shares)
{
    public static Resolves Of(IEnumerable<AttemptFact> attempts, Buckets buckets, TimeZoneInfo zone)
    {
        var returned = attempts.Where(a => a.IsReturn).ToLookup(a => buckets.Of(a.SubmittedAt.DayIn(zone)));
        return new(buckets, [.. buckets.All.Select(b => new ResolveShare(b, returned[b].Count(), returned[b].Count(a => a.Unaided)))]);
    }

    /// <summary>Those with anything to show.</summary>
    public IReadOnlyList<ResolveShare> Points => [.. Shares.Where(s => s.Returned > 0)];

    public int Returned => Shares.Sum(s => s.Returned);

    /// <summary>The sentence at the top of the page.</summary>
    public string Headline
    {
        get
        {
            if (Returned < Buckets.FewestToCompare)
                return Returned == 0 ? "No problem has returned in these days yet" : $"{Instants.Count(Returned, "problem has", "problems have")} returned in these days";
            var (before, now) = (Pool(AtFirst), Pool(Now));
            return IsComparable
                ? $"Of the problems that return, you now solve {DataTable.Percent(now.Share)} without help; at first it was {DataTable.Percent(before.Share)}"
                : $"Of the problems that return, you solve {DataTable.Percent(Pool(Points).Share)} without help";
        }
    }

    /// <summary>The finding above the picture.</summary>
    public string Finding
    {
        get
        {
            if (Returned < Buckets.FewestToCompare)
                return $"From {Buckets.FewestToCompare} returns on, this says how many you solve alone";
            if (!IsComparable)
                return $"{Pool(Points).Unaided} of {Returned} returns were solved alone";
            var change = Math.Round(Pool(Now).Share!.Value * 100) - Math.Round(Pool(AtFirst).Share!.Value * 100);
            return change switch
            {
                >= 5 => $"Unaided re-solves rose by {change:0} points",
                <= -5 => $"Unaided re-solves fell by {-change:0} points",
                _ => "Unaided re-solves stayed about the same",
            };
        }
    }

    public DataTable Table => new("Unaided re-solves", [Buckets.Head, "Returned", "Solved unaided", "Share", "Low", "High"],
        [.. Points.Select(s => (IReadOnlyList<string>)[Buckets.Name(s.Bucket), DataTable.Whole(s.Returned), DataTable.Whole(s.Unaided),
            DataTable.Percent(s.Share), DataTable.Percent(s.Interval.Low), DataTable.Percent(s.Interval.High)])]);

    private IReadOnlyList<ResolveShare> AtFirst => Buckets.Thirds(Points).AtFirst;

    private IReadOnlyList<ResolveShare> Now => Buckets.Thirds(Points).Now;

    private bool IsComparable => Points.Count > 1 && Pool(AtFirst).Returned >= Buckets.FewestToCompare && Pool(Now).Returned >= Buckets.FewestToCompare;

    private static ResolveShare Pool(IReadOnlyList<ResolveShare> shares) => new(default, shares.Sum(s => s.Returned), shares.Sum(s => s.Unaided));
}
