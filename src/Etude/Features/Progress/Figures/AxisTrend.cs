using Etude.Features.Axes;
using Etude.Platform.Web;

namespace Etude.Features.Progress.Figures;

/// <summary>The levels of all axes at some instants of the range, the oldest first, the newest last.</summary>
public sealed record AxisTrend(IReadOnlyList<(DateTimeOffset At, IReadOnlyList<AxisLevel> Levels)> Moments, Func<string, string> Name)
{
    /// <summary>Less than this is no movement.</summary>
    private const int Noticeable = 3;

    /// <param name="known">For each instant, the observations that there were then.</param>
    public static AxisTrend Of(IEnumerable<(DateTimeOffset At, IEnumerable<AxisObservation> Known)> known, IReadOnlyList<string> axes, Func<string, string> name) =>
        new([.. known.OrderBy(k => k.At).Select(k => (k.At, AxisLevels.From(axes, k.Known, k.At)))], name);

    public IReadOnlyList<AxisLevel> Now => Moments.Count == 0 ? [] : Moments[^1].Levels;

    public IReadOnlyList<AxisLevel> AtFirst => Moments.Count == 0 ? [] : Moments[0].Levels;

    /// <summary>The newest levels, highest first, each with the level at the beginning.</summary>
    public IReadOnlyList<(AxisLevel Now, AxisLevel Before)> Sorted => [.. Now.Zip(AtFirst).OrderByDescending(p => p.First.Level).ThenBy(p => p.First.Axis, StringComparer.Ordinal)];

    public string Finding
    {
        get
        {
            var seen = Sorted.Where(p => p.Now.Observations > 0).ToList();
            if (seen.Count == 0)
                return "No axis has been observed yet";
            var (now, before) = seen.MaxBy(p => Math.Abs(Moved(p)));
            return Moved((now, before)) switch
            {
                >= Noticeable and var up => $"{Name(now.Axis)} moved most, up {up}",
                <= -Noticeable and var down => $"{Name(now.Axis)} moved most, down {-down}",
                _ => "No axis moved much in these days",
            };
        }
    }

    public DataTable Table(TimeZoneInfo zone) => new("Axis levels", ["Axis", .. Moments.Select(m => m.At.DayIn(zone).ShortDay()), "Give or take"],
        [.. Sorted.Select(p => (IReadOnlyList<string>)[Name(p.Now.Axis), .. Moments.Select(m => Level(m.Levels.First(l => l.Axis == p.Now.Axis))),
            p.Now.Observations == 0 ? "–" : DataTable.Number(p.Now.Uncertainty, "0")])]);

    private static string Level(AxisLevel level) => level.Observations == 0 ? "–" : DataTable.Number(level.Level, "0");

    private static int Moved((AxisLevel Now, AxisLevel Before) axis) => (int)Math.Round(axis.Now.Level) - (int)Math.Round(axis.Before.Level);
}
