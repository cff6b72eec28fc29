using System.Globalization;
using Etude.Features.YourData.Archive;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Etude.Features.YourData.Export;

/// <summary>
/// Sends the archive while it is written. How large it will be is not known before its end, so the browser shows how much has come; the page
/// says how many rows there are.
/// </summary>
public static class DownloadArchive
{
    /// <summary>Who reads more slowly is hung up on: the archive's one instant is held in the database meanwhile.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 16 * 1024, gracePeriod: TimeSpan.FromSeconds(30));

    public static async Task Handle(Me me, HttpContext http, Db db, EtudeSettings settings, ExportsUnderWay underWay, CancellationToken cancel)
    {
        // The sign-in is proved on its own: its note that the person was here must not meet a transaction that sees one instant.
        await using (var batch = db.As(me))
            await batch.Run(cancel);
        using var _ = underWay.Begin(me.Id);
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } pace)
            pace.MinDataRate = Slowest;
        await ExportArchive.Write(db, me.Id, http.Response.Body, Scratch(settings), ArchiveFormat.Schema(settings), person =>
        {
            var headers = http.Response.Headers;
            headers.ContentType = "application/zip";
            headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"etude-{person.Today:yyyy-MM-dd}.zip\"");
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "sandbox";
        }, cancel);
    }

    /// <summary>Where files lie that are needed while an archive is written or read.</summary>
    internal static string Scratch(EtudeSettings settings) => Path.Combine(settings.Home, "archives");
}
