using Etude.Features.Axes;
using Etude.Features.Practice;
using Etude.Features.Progress.Figures;
using Etude.Features.Recall;
using Etude.Recall;

namespace Etude.Tests.Features.Progress;

public sealed class FigureTests
{
    [Fact]
    public void Calibration_counts_runs_by_what_was_said_and_scores_them()
    {
        var calibration = Calibration.Of([.. Runs(5, passed: 7, failed: 3), .. Runs(1, passed: 0, failed: 2), Facts.On(0) with { Confidence = 3 }, Facts.On(0) with { Passed = true }]);

        Assert.Equal((12, (5, 10, 7)), (calibration.Runs, calibration.Steps[4]));
        // (7 × 0.1² + 3 × 0.9² + 2 × 0.1²) / 12
        Assert.Equal(0.21, calibration.Brier!.Value, 1e-12);
        Assert.Equal("When you say “sure”, the tests pass 70\u00A0% of the time", calibration.Finding);
    }

    [Fact]
    public void Without_runs_there_is_no_score()
    {
        Assert.Null(Calibration.Of([]).Brier);
        Assert.Equal("From 8 answers of one kind on, this says how sure you may be", Calibration.Of(Runs(5, passed: 7, failed: 0)).Finding);
    }

    [Fact]
    public void Planning_is_told_by_what_came_of_it_with_the_numbers_on_both_sides()
    {
        var times = PhaseTimes.Of([.. Planned(60, 2, 8), .. Planned(300, 6, 2)]);

        var plan = times.Splits.Single(s => s.Phase == Phases.Plan);
        Assert.Equal((10, 2, 8, 6), (plan.Under, plan.UnderUnaided, plan.Over, plan.OverUnaided));
        Assert.Equal("When you planned under 2 minutes, you solved 20\u00A0% alone; otherwise 75\u00A0%", times.Finding);
        Assert.Equal((4.0, 1.8), (plan.MeanUnaided!.Value, plan.MeanOthers!.Value));
    }

    [Fact]
    public void Seven_on_one_side_are_not_told()
    {
        var times = PhaseTimes.Of([.. Planned(60, 7, 0), .. Planned(300, 20, 0)]);

        Assert.Equal("From 8 attempts on either side on, this compares where your time went", times.Finding);
        Assert.Equal("–", times.Table.Rows[1][5]);
        Assert.Null(times.Splits[1].MeanOthers);
    }

    [Theory]
    [InlineData(3, 1, "Hints for each problem are falling: 3.0 at first, 1.0 now")]
    [InlineData(1, 2, "Hints for each problem are not falling: 1.0 at first, 2.0 now")]
    [InlineData(1, 1, "Hints for each problem stay about the same: 1.0 at first, 1.0 now")]
    public void Hints_fall_or_do_not(int atFirst, int now, string finding) =>
        Assert.Equal(finding, Hints([.. Facts.Many(8, Facts.On(0, hints: atFirst)), .. Facts.Many(8, Facts.On(70, hints: now))]).Finding);

    [Fact]
    public void Few_attempts_say_nothing_about_hints() =>
        Assert.StartsWith("From 8 attempts", Hints([.. Facts.Many(8, Facts.On(0)), .. Facts.Many(7, Facts.On(70))]).Finding, StringComparison.Ordinal);

    [Fact]
    public void The_axis_that_moved_most_is_named()
    {
        var (then, now) = (Moment(0), Moment(80));
        var before = new[] { Seen("algorithms", 50, then) };
        var trend = Trend((now, [.. before, Seen("databases", 90, now), Seen("databases", 90, now)]), (then, before));

        Assert.Equal("DATABASES moved most, up 40", trend.Finding);
        Assert.Equal(["databases", "algorithms", "leadership"], trend.Sorted.Select(p => p.Now.Axis));
        Assert.Equal(["LEADERSHIP", "–", "–", "–"], trend.Table(TimeZoneInfo.Utc).Rows[2]);
    }

    [Fact]
    public void Without_observations_no_axis_moved()
    {
        Assert.Equal("No axis has been observed yet", Trend((Moment(0), []), (Moment(80), [])).Finding);
        Assert.Equal("No axis has been observed yet", Trend().Finding);
    }

    [Fact]
    public void The_forecast_says_recall_if_nothing_is_practised_and_what_returns_when()
    {
        var forecast = RecallForecast.Of([("One", Known(returns: -4)), ("Two", Known(returns: 3)), ("Three", Known(returns: 90))], Moment(0), TimeZoneInfo.Utc, Scheduler.Default);

        Assert.Equal((31, 1, 1), (forecast.Days.Count, forecast.Days[0].Returns, forecast.Days[3].Returns));
        Assert.True(forecast.Days[30].Recall < forecast.Days[0].Recall);
        Assert.Equal(0.9, forecast.Days[5].Recall, 1e-6);
        Assert.Equal("2 problems return within 30 days; most, 1, today", forecast.ReturnsFinding);
    }

    [Fact]
    public void With_nothing_in_review_there_is_no_forecast()
    {
        var forecast = RecallForecast.Of([], Moment(0), TimeZoneInfo.Utc, Scheduler.Default);

        Assert.Equal(("Nothing is in review yet", "Nothing returns within thirty days", 0), (forecast.Finding, forecast.ReturnsFinding, forecast.Table.Rows.Count));
    }

    [Fact]
    public void Totals_are_summed_by_week_and_by_month_over_half_a_year()
    {
        var day = new DayTotals { Day = Facts.First, SecondsActive = 1800, AttemptsSubmitted = 2, SolvedUnaided = 1, ContentsFinished = 1, WordsWritten = 250 };
        var days = new[] { day, day with { Day = Facts.First.AddDays(6) }, day with { Day = Facts.First.AddDays(7), AttemptsSubmitted = 0 } };

        var (weeks, months) = (PracticeTotals.Of(days, Facts.TwelveWeeks), PracticeTotals.Of(days, new Buckets(Facts.First, Facts.First.AddDays(300))));

        Assert.Equal((12, new BucketTotals(Facts.First, 60, 2, 4, 2, 2, 500)), (weeks.All.Count, weeks.All[0]));
        Assert.Equal((10, 90, "Mar 2026"), (months.All.Count, months.All[0].Minutes, months.Buckets.Name(months.All[0].Bucket)));
        Assert.Equal("2 practice days, 90 minutes in all", weeks.DaysFinding);
    }

    private static IEnumerable<AttemptFact> Runs(int confidence, int passed, int failed) =>
        [.. Facts.Many(passed, Facts.On(0) with { Confidence = confidence, Passed = true }), .. Facts.Many(failed, Facts.On(0) with { Confidence = confidence, Passed = false })];

    private static IEnumerable<AttemptFact> Planned(int seconds, int unaided, int others) =>
        [.. Facts.Many(unaided, Facts.On(0) with { Plan = seconds }), .. Facts.Many(others, Facts.On(0, unaided: false) with { Plan = seconds })];

    private static HintTrend Hints(IEnumerable<AttemptFact> attempts) => HintTrend.Of(attempts, Facts.TwelveWeeks, TimeZoneInfo.Utc);

    private static DateTimeOffset Moment(int day) => new(Facts.First.AddDays(day), new TimeOnly(12, 0), TimeSpan.Zero);

    private static AxisObservation Seen(string axis, double level, DateTimeOffset at) => new() { Axis = axis, Level = level, Weight = 1, Unaided = true, ObservedAt = at };

    private static AxisTrend Trend(params (DateTimeOffset, IEnumerable<AxisObservation>)[] known) =>
        AxisTrend.Of(known, ["algorithms", "databases", "leadership"], name => name.ToUpperInvariant());

    private static Remembered Known(int returns) => new()
    {
        Stability = 5, Difficulty = 5, DueAt = Moment(returns), LastReviewedAt = Moment(0), Reps = 3, Lapses = 0,
    };
}
