using Etude.Features.YourData.Export;
using Etude.Features.YourData.Import;
using Etude.Features.YourData.Leaving;
using Etude.Platform.Web;

namespace Etude.Features.YourData;

public static class YourDataRoutes
{
    public static void MapYourData(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings/data", ShowYourData.Handle);
        app.MapGet("/settings/data/archive.zip", DownloadArchive.Handle).WithMetadata(new DeedMark(SecurityDeed.Exported));
        app.MapPost("/settings/data/import", UploadArchive.Handle).WithMetadata(new TakesUploads(UploadArchive.Largest), new TakesFileLast());
        app.MapPost("/settings/data/import/confirmation", ConfirmImport.Handle).WithMetadata(new DeedMark(SecurityDeed.Imported));
        app.MapPost("/settings/data/import/removal", DropImport.Handle);
        app.MapGet("/settings/data/deletion", ShowDeletion.Handle);
        app.MapPost("/settings/data/deletion", AskToLeave.Handle).WithMetadata(new DeedMark(SecurityDeed.DeletionAsked));
        app.MapGet("/leaving", ShowLeaving.Handle);
        app.MapPost("/leaving/undone", StayAfterAll.Handle).WithMetadata(new DeedMark(SecurityDeed.DeletionUndone));
    }
}
