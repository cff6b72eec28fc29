using System.Collections.Concurrent;
using System.Security.Cryptography;
using Etude.Features.Settings;
using Etude.Features.YourData.Archive;
using Etude.Features.YourData.Export;
using Etude.Platform;
using Etude.Platform.Archives;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.YourData.Import;

/// <summary>
/// The archives that people are bringing to this instance: each is tried first, then shown, and brought in when its person says so. A person has
/// one at a time, in a file named after them. When the app stops in the middle, nothing was changed and the archive is chosen again.
/// </summary>
public sealed class ImportDesk(Db db, EtudeSettings settings, IEnumerable<EndpointDataSource> routes, IHostApplicationLifetime life, TimeProvider clock, ILogger<ImportDesk> log)
{
    /// <summary>How long an archive lies here that nobody says anything about.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Guid, BroughtArchive> archives = new();

    /// <summary>How long a request waits before it answers that the work goes on.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the person has brought; null for nothing.</summary>
    public BroughtArchive? Of(Guid me) => archives.GetValueOrDefault(me);

    /// <summary>Where an upload of this person goes. Nobody else's request writes there.</summary>
    internal string PathOf(Guid me) => Path.Combine(Directory.CreateDirectory(DownloadArchive.Scratch(settings)).FullName, $"{me:N}.zip");

    /// <summary>Begins to receive another archive of this person.</summary>
    /// <exception cref="PlainException">One is being worked on.</exception>
    internal BroughtArchive Receive(Guid me)
    {
        var fresh = new BroughtArchive();
        var taken = archives.AddOrUpdate(me, fresh, (_, old) => old.IsBusy ? old : fresh);
        return taken == fresh ? fresh : throw new PlainException("An archive of yours is being worked on. Wait until that is done, then choose another.", 1);
    }

    /// <summary>Tries the archive that has been received, without keeping anything.</summary>
    internal Task Try(Guid me, BroughtArchive brought) => Work(me, brought, keep: false);

    /// <summary>Brings in what the person was shown. False when that is not what is here.</summary>
    internal async Task<bool> Bring(Guid me, string sha)
    {
        if (Of(me) is not { } brought || brought.Sha256 != sha || !brought.Begin(BroughtArchive.Steps.Ready, BroughtArchive.Steps.Bringing))
            return false;
        await Work(me, brought, keep: true);
        return true;
    }

    /// <summary>Forgets what was brought, unless it is being worked on.</summary>
    internal void Drop(Guid me)
    {
        if (Of(me) is { IsBusy: false } brought && archives.TryRemove(KeyValuePair.Create(me, brought)))
            File.Delete(PathOf(me));
    }

    /// <summary>Deletes what has lain here for a day, also what an earlier run of the app has left; answers how many that were.</summary>
    internal int Sweep()
    {
        var folder = DownloadArchive.Scratch(settings);
        var swept = 0;
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.zip") : [])
        {
            var isOld = clock.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(path)) >= Kept;
            if (!isOld || !Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var me) || Of(me) is { IsBusy: true })
                continue;
            archives.TryRemove(me, out _);
            File.Delete(path);
            swept++;
        }

        return swept;
    }

    private async Task Work(Guid me, BroughtArchive brought, bool keep)
    {
        // It belongs to no request: its round trips are not counted as the page's, and it goes on when the browser has gone.
        using (ExecutionContext.SuppressFlow())
            brought.Working = Task.Run(() => Run(me, brought, keep), CancellationToken.None);
        await Task.WhenAny(brought.Working, Task.Delay(Patience, clock, life.ApplicationStopping));
    }

    private async Task Run(Guid me, BroughtArchive brought, bool keep)
    {
        try
        {
            var cancel = life.ApplicationStopping;
            if (!keep)
                brought.Sha256 = await Hash(PathOf(me), cancel);
            using var archive = await ArchiveFile.Open(PathOf(me), ArchiveFormat.Schema(settings), cancel);
            brought.Rows = archive.Rows;
            brought.MadeAt = archive.Manifest.MadeAt;
            brought.Report = await ImportRun.Of(db, me, archive, new SettingsRules([.. Handles.FirstParts(routes)]), keep, rows => brought.Done = rows, evenWhenBarred: false, cancel);
            brought.End(keep ? BroughtArchive.Steps.Done : BroughtArchive.Steps.Ready);
        }
        catch (Exception failure)
        {
            if (failure is not (BadArchiveException or AccountGoneException))
                log.LogError(failure, "An archive could not be brought in");
            brought.Refuse(failure switch
            {
                BadArchiveException => failure.Message,
                AccountGoneException => "The account was closed in the meantime. Nothing was changed; choose the archive again.",
                OperationCanceledException => "Etude was stopped in between. Nothing was changed; choose the archive again.",
                NpgsqlException => "The database did not answer. Nothing was changed; try it again in a minute.",
                _ => "Something broke here, which is Etude’s fault and was written to the log. Nothing was changed.",
            });
        }

        if (brought.Step is BroughtArchive.Steps.Refused or BroughtArchive.Steps.Done)
            File.Delete(PathOf(me));
    }

    private static async Task<string> Hash(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
