using System.Diagnostics;
using Etude.Recall;
using Etude.Recall.Fitting;

namespace Etude.Bench;

/// <summary><c>bin/bench recall</c>: what one scheduling costs, a fit to the log of a simulated person, and years of simulated practice.</summary>
internal sealed class RecallBench(Rows rows) : IBench
{
    private const int Reviews = 200_000;
    private const int Rounds = 7;

    public Task Run(CancellationToken cancel)
    {
        ScheduleOne();
        Fit(cancel);
        new SimulatedYears(rows, cancel).Run();
        return Task.CompletedTask;
    }

    private void ScheduleOne()
    {
        var model = new RecallModel(new RecallOptions { ShortTerm = false });
        var start = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        var (times, bytes) = (new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            var card = Memory.Unseen(start);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < Reviews; i++)
                card = model.Review(card, (Rating)((i % 4) + 1), start.AddDays(i), 1);
            // The first round compiles.
            if (round > 0)
                times.Add(Stopwatch.GetElapsedTime(began).TotalNanoseconds / Reviews);
            bytes.Add((double)(GC.GetAllocatedBytesForCurrentThread() - before) / Reviews);
        }

        rows.Write("schedule_one.ns", times.At(0.5), "ns");
        rows.Write("schedule_one.bytes", bytes.At(0.5), "bytes");
    }

    private void Fit(CancellationToken cancel)
    {
        var log = SimulatedLearner.Logs(cards: 300, reviews: 12, seed: 7);
        var began = Stopwatch.GetTimestamp();
        var fit = RecallFit.Fit(log, shortTerm: false, cancel);
        var took = Stopwatch.GetElapsedTime(began);
        var size = ("held_out_reviews", (object)fit.HeldOutReviews);
        rows.Write("fit.log_loss", fit.LogLoss ?? double.NaN, "nats", size);
        rows.Write("fit.default_log_loss", fit.DefaultLogLoss ?? double.NaN, "nats", size);
        rows.Write("fit.baseline_log_loss", fit.BaselineLogLoss ?? double.NaN, "nats", size);
        rows.Write("fit.seconds", took.TotalSeconds, "s", ("reviews", fit.CountableReviews));
        FitLongLog(cancel);
    }

    /// <summary>Many years of one person.</summary>
    private void FitLongLog(CancellationToken cancel)
    {
        var log = SimulatedLearner.Logs(cards: 910, reviews: 12, seed: 7);
        var began = Stopwatch.GetTimestamp();
        var fit = RecallFit.Fit(log, shortTerm: false, cancel);
        var took = Stopwatch.GetElapsedTime(began);
        using var self = Process.GetCurrentProcess();
        rows.Write("fit_long.seconds", took.TotalSeconds, "s", ("reviews", fit.CountableReviews));
        rows.Write("fit_long.peak_mb", self.PeakWorkingSet64 / (1024.0 * 1024), "MB", ("reviews", fit.CountableReviews));
    }
}
