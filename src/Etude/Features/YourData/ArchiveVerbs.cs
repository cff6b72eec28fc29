using System.Globalization;
using Etude.Features.Settings;
using Etude.Features.YourData.Archive;
using Etude.Features.YourData.Export;
using Etude.Features.YourData.Import;
using Etude.Platform;
using Etude.Platform.Archives;
using Etude.Platform.Configuration;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData;

/// <summary><c>bin/etude export EMAIL FILE.zip</c> and <c>bin/etude import EMAIL FILE.zip</c>: the same archive as the page makes and takes.</summary>
public static class ArchiveVerbs
{
    /// <exception cref="PlainException">There is no such account, or the file is there already or cannot be written.</exception>
    public static async Task<int> Export(EtudeSettings settings, string email, string file, TextWriter output, CancellationToken cancel)
    {
        if (File.Exists(file))
            throw new PlainException($"{file} is there already. Name another file, or move that one away.", 2);
        await using var database = await AppDatabase.Open(settings, "export", alone: false, cancel);
        var db = new Db(database.App, TimeProvider.System);
        var me = await Account(db, email, cancel);
        var half = file + ".part";
        try
        {
            await using (var to = new FileStream(half, FileMode.Create, FileAccess.Write))
                await ExportArchive.Write(db, me, to, DownloadArchive.Scratch(settings), ArchiveFormat.Schema(settings), _ => { }, cancel);
            File.Move(half, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PlainException($"{file} cannot be written: {failure.Message}", 2);
        }
        finally
        {
            File.Delete(half);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length / 1024.0 / 1024.0:0.0} MB, everything of {email}. Unpack it and open index.html."));
        return 0;
    }

    /// <exception cref="PlainException">There is no such account or file, or the file is no archive; nothing was changed.</exception>
    public static async Task<int> Import(EtudeSettings settings, string email, string file, TextWriter output, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new PlainException($"There is no file {file}.", 2);
        await using var database = await AppDatabase.Open(settings, "import", alone: false, cancel);
        var db = new Db(database.App, TimeProvider.System);
        var me = await Account(db, email, cancel);
        try
        {
            using var archive = await ArchiveFile.Open(file, ArchiveFormat.Schema(settings), cancel);
            var report = await ImportRun.Of(db, me, archive, new SettingsRules([]), keep: true, _ => { }, evenWhenBarred: true, cancel);
            foreach (var table in report.Tables.Where(t => t.Rows > 0))
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Called}: {table.Rows} in the archive, {table.Added} new, {table.Here} here already, {table.Aside} without a place."));
            if (report.Missing.Count > 0)
                await output.WriteLineAsync($"Not here, so what belongs to them stays in the archive: {string.Join(", ", report.Missing)}.");
            foreach (var remark in report.Remarks)
                await output.WriteLineAsync(remark);
            return 0;
        }
        catch (BadArchiveException refused)
        {
            throw new PlainException($"{refused.Message} Nothing was changed.", 1);
        }
    }

    private static async Task<Guid> Account(Db db, string email, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var found = batch.One<Guid?>("select id from auth.users where lower(email) = lower(@email)", new { email });
        await batch.Run(cancel);
        return found.Value ?? throw new PlainException($"There is no account with the e-mail {email}. Sign in with it once, then try again.", 1);
    }
}
