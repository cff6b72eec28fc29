using Etude.Features.Direction.Credentials;
using Etude.Features.Direction.Files;
using Etude.Features.Direction.Fit;
using Etude.Features.Direction.Jobs;
using Etude.Platform.Web;

namespace Etude.Features.Direction;

public static class DirectionRoutes
{
    public static void MapDirection(this IEndpointRouteBuilder app)
    {
        app.MapGet("/jobs", ListJobs.Handle);
        app.MapPost("/jobs", AddJob.Handle).WithMetadata(new TakesUploads(Upload.LargestRequest));
        app.MapGet("/jobs/{id:guid}", ShowJob.Handle);
        app.MapGet("/jobs/{id:guid}/correction", ShowJob.HandleCorrection);
        app.MapPost("/jobs/{id:guid}/correction", CorrectJob.Handle);
        app.MapPost("/jobs/{id:guid}/reading", ReadJobAgain.Handle);
        app.MapPost("/jobs/{id:guid}/active", AimAtJob.Activate);
        app.MapPost("/jobs/{id:guid}/interview", AimAtJob.SetInterview);
        app.MapPost("/jobs/{id:guid}/removal", RemoveJob.Handle);
        app.MapGet("/credentials", ListCredentials.Handle);
        app.MapPost("/credentials", AddCredential.Handle).WithMetadata(new TakesUploads(Upload.LargestRequest));
        app.MapGet("/credentials/{id:guid}", ShowCredential.Handle);
        app.MapPost("/credentials/{id:guid}/reading", AssessCredential.Handle);
        app.MapPost("/credentials/{id:guid}/removal", RemoveCredential.Handle);
        app.MapGet("/fit", ShowFit.Handle);
    }
}
