using System.Diagnostics;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Bench;

/// <summary>
/// What the sync is measured against: one file after the other, first asking for its row, then writing it. Stops after twenty
/// seconds; the rest is reckoned from what was done, and the row says how much that was.
/// </summary>
internal static class NaiveSync
{
    private sealed record Known
    {
        public string? ContentHash { get; init; }
    }

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task Measure(Rows rows, BenchDatabase database, Db db, string folder, int items, CancellationToken cancel)
    {
        await database.Prepare("delete from problems; delete from content_items", cancel);
        var began = Stopwatch.GetTimestamp();
        var files = ContentFolder.Read(folder);
        var reading = Stopwatch.GetElapsedTime(began);
        var done = 0;
        began = Stopwatch.GetTimestamp();
        foreach (var problem in files.Problems)
        {
            await Write(db, problem, cancel);
            done++;
            if (Stopwatch.GetElapsedTime(began) > Longest)
                break;
        }

        rows.Write("naive_ms", (reading + (Stopwatch.GetElapsedTime(began) * ((double)items / done))).TotalMilliseconds, "ms", ("measured_items", done));
    }

    private static async Task Write(Db db, Authored<ProblemFile> problem, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var known = batch.One<Known>("select content_hash from problems where slug = @slug", new { slug = problem.Value.Slug });
        await batch.Run(cancel);
        if (known.Value?.ContentHash != problem.Hash)
            await ContentWriter.Write(db, new SyncPlan { ProblemsToWrite = [problem], ProblemsToRetire = [], ItemsToWrite = [], ItemsToRetire = [] }, cancel);
    }
}
