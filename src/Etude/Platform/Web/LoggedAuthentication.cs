using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Etude.Platform.Web;

/// <summary>The framework's own service, which every way of signing in and out goes through, with a line in the security log for each.</summary>
internal sealed class LoggedAuthentication(
    IAuthenticationSchemeProvider schemes, IAuthenticationHandlerProvider handlers, IClaimsTransformation transform, IOptions<AuthenticationOptions> options, ILoggerFactory logs)
    : AuthenticationService(schemes, handlers, transform, options)
{
    private readonly ILogger log = logs.CreateLogger(Logs.Security);

    public override async Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties)
    {
        await base.SignInAsync(context, scheme, principal, properties);
        SecurityLog.SignedIn(log, SecurityLog.Person(principal), SecurityLog.Address(context), RequestLog.Route(context), context.TraceIdentifier);
    }

    public override async Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        if (context.User.Identity?.IsAuthenticated == true)
            SecurityLog.SignedOut(log, SecurityLog.Person(context.User), SecurityLog.Address(context), context.TraceIdentifier);
        await base.SignOutAsync(context, scheme, properties);
    }
}
