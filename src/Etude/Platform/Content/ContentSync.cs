using System.Diagnostics;
using Etude.Platform.Postgres;

namespace Etude.Platform.Content;

/// <summary>
/// Brings the database in line with the content folder: reads the files and the stored hashes side by side, compares, writes what
/// differs in one transaction, and says what it did. When nothing differs it costs one round trip, otherwise two.
/// </summary>
public static class ContentSync
{
    /// <summary>Runs the sync. Files with mistakes are named in the report and change nothing.</summary>
    /// <param name="db">The database, migrated.</param>
    /// <param name="folder">The content folder.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    /// <exception cref="PlainException">The folder is not there.</exception>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be reached, or refused; nothing was kept.</exception>
    public static async Task<SyncReport> Run(Db db, string folder, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        ContentFolder.Demand(folder);
        var reading = Task.Run(() => ContentFolder.Read(folder), cancel);

        // What a new connection costs is the pool's affair; the count below is of the sync alone.
        await db.Warm(1, cancel);
        var roundTrips = RoundTrips.Begin();
        var asking = StoredContent.Read(db, cancel);
        await Task.WhenAll(reading, asking);
        var files = await reading;
        var plan = SyncPlan.Of(files, await asking);
        var (written, retired) = plan.IsEmpty ? (0, 0) : await ContentWriter.Write(db, plan, cancel);

        var usable = files.Problems.Count + files.Items.Count;
        return new SyncReport
        {
            Scanned = usable + files.FailedFiles,
            Unchanged = usable - written,
            Written = written,
            Retired = retired,
            Failed = files.FailedFiles,
            RoundTrips = roundTrips.Count,
            ElapsedMs = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
            Mistakes = files.Mistakes,
        };
    }
}
