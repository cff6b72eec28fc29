using Etude.Features.Axes;
using Etude.Features.Progress.Figures;
using Etude.Features.Progress.Memory;
using Etude.Features.Recall;
using Etude.Features.Today;
using Etude.Platform.Content;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Progress;

/// <summary>What Progress shows: each figure with its finding and its table.</summary>
public sealed record ProgressModel
{
    private const int MostWeeksOfMap = 26;

    public required ProgressRange Range { get; init; }
    public required Buckets Buckets { get; init; }
    public required int Attempts { get; init; }
    public required Resolves Resolves { get; init; }
    public required AxisTrend Axes { get; init; }
    public required RecallForecast Recall { get; init; }
    public required PhaseTimes Phases { get; init; }
    public required Calibration Calibration { get; init; }
    public required HintTrend Hints { get; init; }
    public required PracticeTotals Totals { get; init; }

    /// <summary>The heat map: weeks up to the last day of the range, at most half a year.</summary>
    public required IReadOnlyList<IReadOnlyList<DayCell>> Weeks { get; init; }

    public required FitView Fit { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>True when there were more attempts than are looked at one by one.</summary>
    public bool IsCut => Attempts >= ProgressRows.MostAttempts;

    /// <summary>The tables that can be exported, by name.</summary>
    public DataTable? Table(string name) => name switch
    {
        "resolves" => Resolves.Table,
        "axes" => Axes.Table(Zone),
        "forecast" => Recall.Table,
        "recall" => Recall.ByProblem,
        "phases" => Phases.Table,
        "calibration" => Calibration.Table,
        "hints" => Hints.Table,
        "practice" => Totals.Table,
        _ => null,
    };

    internal static ProgressModel From(ProgressRows rows, ProgressRange range, Batch batch, ContentFiles content, FitView fit)
    {
        var (settings, today) = (batch.Person!.Settings, batch.Person.Today);
        var zone = settings.Zone;
        var (first, last) = (rows.Span.Value!.FirstDay, rows.Span.Value.LastDay);
        var buckets = new Buckets(first < last ? first : last, last);
        var attempts = rows.Attempts.Value.Where(a => a.SubmittedAt.DayIn(zone) is var day && day >= first && day <= last).ToList();
        var weeks = Math.Clamp(((last.DayNumber - first.DayNumber) / 7) + 1, 4, MostWeeksOfMap);
        return new()
        {
            Range = range,
            Buckets = buckets,
            Attempts = rows.Attempts.Value.Count,
            Resolves = Resolves.Of(attempts, buckets, zone),
            Axes = AxisTrend.Of(rows.Evidence.Value.GroupBy(e => e.Step).Select(g => (g.First().At, g.Select(e => e.Observation).OfType<AxisObservation>())),
                [.. content.Axes.Select(a => a.Key)], content.AxisName),
            Recall = RecallForecast.Of([.. rows.Memories.Value.Select(m => (m.Title, m.Memory))], batch.Now, zone, Scheduler.Of(settings)),
            Phases = PhaseTimes.Of(attempts),
            Calibration = Calibration.Of(attempts),
            Hints = HintTrend.Of(attempts, buckets, zone),
            Totals = PracticeTotals.Of(rows.Days.Value, buckets),
            Weeks = PracticeDays.Weeks(rows.Days.Value.Select(d => new PracticeDay { Day = d.Day, SecondsActive = d.SecondsActive, AttemptsSubmitted = d.AttemptsSubmitted }),
                last < today ? last : today, weeks),
            Fit = fit,
            Zone = zone,
        };
    }
}
