using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.YourData.Import;

/// <summary>Takes an archive: its bytes go from the request into a file, and are tried from there.</summary>
public static class UploadArchive
{
    /// <summary>The most that a request may send, in bytes.</summary>
    public const long Largest = 512L * 1024 * 1024;

    public static async Task<IResult> Handle(Me me, HttpContext http, Db db, ImportDesk desk, CancellationToken cancel)
    {
        // Whether they may is asked before anything is written.
        await using (var batch = db.As(me))
            await batch.Run(cancel);
        if (StreamedUpload.Of(http) is not { Name.Length: > 0 } upload)
            throw new BadFormException("Choose the zip that Etude made for you, then send it.");
        var brought = desk.Receive(me.Id);
        try
        {
            await using (var file = new FileStream(desk.PathOf(me.Id), new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous,
                UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
                await upload.Content.CopyToAsync(file, cancel);
        }
        catch (Exception failure)
        {
            brought.Refuse("The upload broke off before its end. Choose the archive again.");
            File.Delete(desk.PathOf(me.Id));
            throw failure is IOException and not BadHttpRequestException ? new BadHttpRequestException("The form ends in the middle.", failure) : failure;
        }

        await desk.Try(me.Id, brought);
        return SeeOther.At("/settings/data#import");
    }
}
