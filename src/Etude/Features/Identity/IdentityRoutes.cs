using Etude.Platform.Web;

namespace Etude.Features.Identity;

public static class IdentityRoutes
{
    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", ShowWelcome.Handle).AllowAnonymous();
        app.MapGet("/signin", ShowSignIn.Handle).AllowAnonymous();
        app.MapSignInWay();
        app.MapPost("/signout", SignOut.Handle).AllowAnonymous();
        app.MapGet("/settings/sign-ins", ShowSignIns.Handle);
        app.MapPost("/settings/sign-ins/removal", EndSignIns.HandleMany).WithMetadata(new DeedMark(SecurityDeed.SignInsEnded));
        app.MapPost("/settings/sign-ins/{id:guid}/removal", EndSignIns.HandleOne).WithMetadata(new DeedMark(SecurityDeed.SignInEnded));
    }
}
