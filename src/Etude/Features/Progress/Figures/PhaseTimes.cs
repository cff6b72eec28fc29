using Etude.Features.Practice;
using Etude.Platform.Web;

namespace Etude.Features.Progress.Figures;

/// <summary>Attempts with less than so many minutes in a phase beside those with as many or more, by how many were solved alone.</summary>
public sealed record PhaseSplit(string Phase, int Minutes, int Under, int UnderUnaided, int Over, int OverUnaided, double? MeanUnaided, double? MeanOthers)
{
    /// <summary>Too few on one side say nothing, and are not told.</summary>
    public bool IsTold => Under >= Buckets.FewestToCompare && Over >= Buckets.FewestToCompare;

    public double UnderShare => Under == 0 ? 0 : (double)UnderUnaided / Under;

    public double OverShare => Over == 0 ? 0 : (double)OverUnaided / Over;
}

/// <summary>Time in each phase against what came of the attempt.</summary>
public sealed record PhaseTimes(IReadOnlyList<PhaseSplit> Splits)
{
    /// <summary>Minutes at which each phase is split: below them it was hardly begun.</summary>
    private static readonly Dictionary<string, int> SplitAt = new(StringComparer.Ordinal)
    {
        [Phases.Explore] = 2, [Phases.Plan] = 2, [Phases.Implement] = 10, [Phases.Verify] = 2, [Phases.Reflect] = 1,
    };

    public static PhaseTimes Of(IReadOnlyCollection<AttemptFact> attempts) => new([.. Phases.All.Select(phase =>
    {
        var minutes = SplitAt[phase];
        var (under, over) = (attempts.Where(a => a.Seconds(phase) < 60 * minutes).ToList(), attempts.Where(a => a.Seconds(phase) >= 60 * minutes).ToList());
        return new PhaseSplit(phase, minutes, under.Count, under.Count(a => a.Unaided), over.Count, over.Count(a => a.Unaided),
            Mean(attempts.Where(a => a.Unaided), phase), Mean(attempts.Where(a => !a.Unaided), phase));
    })]);

    /// <summary>The split with the largest difference among those that may be told; planning goes first among equals.</summary>
    public string Finding => Splits.Where(s => s.IsTold).OrderByDescending(s => Math.Abs(s.OverShare - s.UnderShare)).ThenByDescending(s => s.Phase == Phases.Plan).FirstOrDefault() is { } split
        ? $"When you {Did(split.Phase)} under {Instants.Count(split.Minutes, "minute")}, you solved {DataTable.Percent(split.UnderShare)} alone; otherwise {DataTable.Percent(split.OverShare)}"
        : $"From {Buckets.FewestToCompare} attempts on either side on, this compares where your time went";

    public string Note => Splits.FirstOrDefault(s => s.IsTold) is null
        ? "Mean minutes in each phase. Filled: solved alone. Ring: not."
        : "Mean minutes in each phase. Filled: solved alone. Ring: not. It is your own past, and no proof of cause.";

    public DataTable Table => new("Minutes in each phase", ["Phase", "Solved alone, mean minutes", "Others, mean minutes", "Split at minutes", "Attempts under", "of them alone", "Attempts over", "of them alone"],
        [.. Splits.Select(s => (IReadOnlyList<string>)[Phases.Name(s.Phase), DataTable.Number(s.MeanUnaided), DataTable.Number(s.MeanOthers), DataTable.Whole(s.Minutes),
            DataTable.Whole(s.Under), s.IsTold ? DataTable.Percent(s.UnderShare) : "–", DataTable.Whole(s.Over), s.IsTold ? DataTable.Percent(s.OverShare) : "–"])]);

    private static double? Mean(IEnumerable<AttemptFact> attempts, string phase) => attempts.Average(a => (double?)(a.Seconds(phase) / 60.0));

    private static string Did(string phase) => phase switch
    {
        Phases.Explore => "explored",
        Phases.Plan => "planned",
        Phases.Implement => "implemented",
        Phases.Verify => "verified",
        _ => "reflected",
    };
}
