using Etude.Platform.Postgres;

namespace Etude.Platform.Content;

/// <summary><c>bin/etude sync [--content DIR] [--json]</c>: brings the database in line with the content folder.</summary>
public static class SyncVerb
{
    /// <summary>Writes what was done to <paramref name="output"/>, each mistake to <paramref name="errors"/>; gives 1 when a file failed, else 0.</summary>
    /// <param name="db">The database, migrated.</param>
    /// <param name="folder">The content folder.</param>
    /// <param name="json">One JSON object instead of a sentence.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    public static async Task<int> Run(Db db, string folder, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var report = await ContentSync.Run(db, folder, cancel);
        foreach (var mistake in report.Mistakes) await errors.WriteLineAsync(mistake.ToString());
        await output.WriteLineAsync(json ? Json.Write(report) : report.ToString());
        return report.Failed == 0 ? 0 : 1;
    }
}
