using System.Diagnostics;
using System.IO.Compression;
using Npgsql;

namespace Etude.Bench;

/// <summary>
/// <c>bin/bench export</c>: everything of one person as a zip, over HTTP from the app as a process of its own, whose memory is read from the
/// system; and the same zip brought into another account.
/// </summary>
internal sealed class ExportBench(Rows rows, int years) : IBench
{
    private const string Email = "ada@example.org";
    private const string Other = "bob@example.org";

    public async Task Run(CancellationToken cancel)
    {
        await using var database = await BenchDatabase.Start(cancel);
        using var home = new BenchHome();
        var owner = new NpgsqlConnectionStringBuilder(database.Owner);
        var environment = new Dictionary<string, string>
        {
            ["ETUDE_HOME"] = home.In("app"), ["ETUDE_AUTH"] = "local",
            ["DATABASE_URL"] = $"postgresql://{owner.Username}:{Uri.EscapeDataString(owner.Password ?? "")}@/{owner.Database}?host={Uri.EscapeDataString(owner.Host!)}&port={owner.Port}",
        };
        var zip = home.In("everything.zip");
        await using (var app = await AppProcess.Serve(environment, cancel))
        {
            using var ada = await Visitor.SignedIn(app.Url, Email, cancel);
            using var bob = await Visitor.SignedIn(app.Url, Other, cancel);
            await History.Of(database, Email, years, cancel);
            await ada.Get("/settings/data", cancel);
            rows.Write("resident_mb_before", app.ResidentMb, "MB");
            var began = Stopwatch.GetTimestamp();
            await ada.Download("/settings/data/archive.zip", zip, cancel);
            rows.Write("export_seconds", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
            rows.Write("export_peak_mb", app.PeakMb, "MB");
        }

        Weigh(zip);
        var before = Stopwatch.GetTimestamp();
        await AppProcess.Verb(["import", Other, zip], environment, cancel);
        rows.Write("import_seconds", Stopwatch.GetElapsedTime(before).TotalSeconds, "s");
    }

    private void Weigh(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        var lines = 0L;
        foreach (var table in archive.Entries.Where(e => e.FullName.StartsWith("data/", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(table.Open());
            while (text.ReadLine() is not null)
                lines++;
        }

        rows.Write("rows", lines, "rows");
        rows.Write("files", archive.Entries.Count, "files");
        rows.Write("zip_mb", new FileInfo(zip).Length / 1024.0 / 1024.0, "MB");
        rows.Write("unpacked_mb", archive.Entries.Sum(e => e.Length) / 1024.0 / 1024.0, "MB");
    }
}
