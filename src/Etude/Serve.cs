using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;
using Etude.Platform.Telemetry;
using Microsoft.AspNetCore.Connections;

namespace Etude;

/// <summary>The verb <c>serve</c>: database up, migrated, content in, listening; the address is printed when all of it is ready.</summary>
public static class Serve
{
    private const int WarmConnections = 4;

    public static async Task<int> Run(EtudeSettings settings, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        await using var database = await AppDatabase.Open(settings, "serve", alone: true, cancel);
        await using var app = App.Build(settings, database.App, TimeProvider.System, settings.Url.ToString());
        var db = app.Services.GetRequiredService<Db>();
        await Task.WhenAll(db.Warm(WarmConnections, cancel), Sync(db, settings, Teller(app, settings, errors), cancel));
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            throw new PlainException($"Another program already listens on {settings.Url}. Stop it, or set ETUDE_URL to another port.", 2);
        }

        await output.WriteLineAsync($"Etude is ready: {settings.Url.ToString().TrimEnd('/')}");
        var stopped = app.WaitForShutdownAsync(cancel);
        if (await Task.WhenAny(stopped, database.Ended) == stopped)
        {
            await stopped;
            return 0;
        }

        throw new PlainException($"Etude's own database has stopped, so Etude stops too; start it again. Its last words: {database.LastWords}", 3);
    }

    /// <summary>Where the sync says what it has to say: a sentence on standard error, or an object where the log is objects.</summary>
    private static Action<LogLevel, string> Teller(WebApplication app, EtudeSettings settings, TextWriter errors)
    {
        if (!settings.LogsAsJson)
            return (_, sentence) => errors.WriteLine(sentence);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Etude.Content");
        return (level, sentence) => log.Log(level, "{Sentence}", sentence);
    }

    private static async Task Sync(Db db, EtudeSettings settings, Action<LogLevel, string> tell, CancellationToken cancel)
    {
        var report = await ContentSync.Run(db, settings.ContentFolder, cancel);
        EtudeMeter.Synced(new(report.Unchanged, report.Written, report.Retired, report.Failed, report.ElapsedMs / 1000));
        foreach (var mistake in report.Mistakes)
            tell(LogLevel.Warning, mistake.ToString());
        if (report.Written > 0 || report.Retired > 0)
            tell(LogLevel.Information, $"Content: {report.Written} written, {report.Retired} retired, {report.Unchanged} unchanged.");
    }
}
