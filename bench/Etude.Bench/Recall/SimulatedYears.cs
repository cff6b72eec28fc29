using System.Diagnostics;
using Etude.Features.Recall;
using Etude.Features.Today;
using Etude.Features.Today.Planning;
using Etude.Recall;

namespace Etude.Bench;

/// <summary>
/// A year of twenty simulated people with known true memories, who all have the same minutes and meet the same problems: under Etude's
/// plan, a fixed ladder of intervals and SM-2. Seeded: the figures are the same on every run, but for the times.
/// </summary>
internal sealed class SimulatedYears(Rows rows, CancellationToken cancel)
{
    private const int People = 20;
    private const int YearDays = 365;
    private const int InterviewDay = 360;
    private const int KnownFrom = 300;
    private const int BreakFrom = 180;
    private const int BreakTo = 201;
    private const int WarmUp = 60;
    private static readonly Pace Usual = new();

    private static readonly (string Name, Func<ISchedule> Make)[] Ways =
        [("etude", () => new EtudeSchedule(Usual, new())), ("fixed", () => new FixedSchedule(Usual)), ("sm2", () => new Sm2Schedule(Usual))];

    public void Run()
    {
        Interview();
        DailyLoad();
        WholeYear("year", default);
        WholeYear("break", (BreakFrom, BreakTo));
        PlanOne();
    }

    /// <summary>Recall on the day of an interview of which the person knows for two months, weighed by the job's axes.</summary>
    private void Interview()
    {
        var day = YearRules.Start.AddDays(InterviewDay);
        var rules = new YearRules(InterviewDay);
        double Recall(Func<ISchedule> make, Func<int, double> weight) =>
            Everyone(rules, make).Average(done => done.Recall(YearRules.ProblemsBy(InterviewDay), day, weight));
        ISchedule Dated() => new EtudeSchedule(Usual, new(Interview: day, KnownFrom: YearRules.Start.AddDays(KnownFrom)));

        var (etude, undated) = (Recall(Dated, EtudeSchedule.WeightOf), Recall(Ways[0].Make, EtudeSchedule.WeightOf));
        var (ladder, sm2) = (Recall(Ways[1].Make, EtudeSchedule.WeightOf), Recall(Ways[2].Make, EtudeSchedule.WeightOf));
        rows.Write("interview_recall.etude", etude, "share", ("people", People));
        rows.Write("interview_recall.fixed", ladder, "share", ("people", People));
        rows.Write("interview_recall.sm2", sm2, "share", ("people", People));
        rows.Write("interview_recall.gain_over_fixed", etude - ladder, "share");
        rows.Write("interview_recall.gain_over_sm2", etude - sm2, "share");
        rows.Write("interview_recall.etude_without_date", undated, "share", ("people", People));
        rows.Write("interview_recall.etude_unweighted", Recall(Dated, _ => 1), "share", ("people", People));
    }

    /// <summary>Recalls a day when all that is due is done on its day: with balancing against without.</summary>
    private void DailyLoad()
    {
        double Spread(bool balance) => Everyone(new YearRules(), () => new EtudeSchedule(Pace.Unbounded, new(Balance: balance)))
            .Average(done => Variance(done.Recalls[WarmUp..]));
        var (balanced, plain) = (Spread(balance: true), Spread(balance: false));
        rows.Write("daily_load.variance_balanced", balanced, "recalls²", ("people", People));
        rows.Write("daily_load.variance_unbalanced", plain, "recalls²", ("people", People));
        rows.Write("daily_load.variance_ratio", balanced / plain, "ratio", ("people", People));
    }

    /// <summary>A year, with three weeks away or without: reviews, what is remembered at its end, and reviews for each problem remembered.</summary>
    private void WholeYear(string name, (int From, int To) away)
    {
        var (rules, end, problems) = (new YearRules(YearDays, away), YearRules.Start.AddDays(YearDays), YearRules.ProblemsBy(YearDays));
        foreach (var (way, make) in Ways)
        {
            var all = Everyone(rules, make);
            var recall = all.Average(done => done.Recall(problems, end, _ => 1));
            var reviews = all.Average(done => (double)done.Log.Count);
            rows.Write($"{name}.recall.{way}", recall, "share", ("people", People), ("problems", problems));
            rows.Write($"{name}.reviews.{way}", reviews, "reviews", ("people", People));
            rows.Write($"{name}.reviews_per_remembered.{way}", reviews / (recall * problems), "reviews", ("people", People));
        }
    }

    /// <summary>The plan of one day, with what each of its pieces could be swapped for, for a person with 5,000 problems in review, a tenth of them due, and with all of them due.</summary>
    private void PlanOne()
    {
        const int Problems = 5000;
        foreach (var (name, dueOf) in new[] { ("plan_5000", 10), ("plan_5000_all_due", 1) })
        {
            var request = Request(Problems, dueOf);
            var (times, bytes) = (new Samples(), 0L);
            for (var round = 0; round < 60; round++)
            {
                var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
                var made = MakePlan.For(request);
                SwapPiece.Alternatives(request, FollowPlan.For(request, made, []).Pieces, []);
                // The first rounds compile.
                if (round >= 20)
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            rows.Times(name, times);
            rows.Write($"{name}.kb", bytes / 1024.0, "KB", ("problems", Problems));
        }
    }

    private static PlanRequest Request(int problems, int dueOf)
    {
        var now = YearRules.MorningOf(YearRules.Start);
        return new()
        {
            Now = now, Today = YearRules.Start, Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Minutes = 120, AxisName = axis => axis,
            Weights = EtudeSchedule.Job, Levels = EtudeSchedule.Levels,
            Recalls = [.. Enumerable.Range(0, problems).Select(i => new RecallCandidate(
                new PlanProblem($"problem-{i}", $"Problem {i}", "coding", "core", [EtudeSchedule.Axes[i % 5], EtudeSchedule.Axes[i % 3]], 10),
                new Remembered
                {
                    Stability = 1 + (i % 90), Difficulty = 1 + (i % 9), DueAt = now.AddDays(i % dueOf == 0 ? -(i % 30) : 1 + (i % 90)),
                    LastReviewedAt = now.AddDays(-31), Reps = 4, Lapses = 0,
                },
                Rating.Good, null, 0, DateMove.None))],
        };
    }

    private List<YearDone> Everyone(YearRules rules, Func<ISchedule> make) => [.. Enumerable.Range(1, People).Select(seed =>
    {
        cancel.ThrowIfCancellationRequested();
        return Year.Practise(seed, rules, make());
    })];

    private static double Variance(int[] values)
    {
        var mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
