using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace Etude.Features.Identity.GitHub;

/// <summary>
/// The framework's OAuth, for its callback asked by a route like any other: as a part of the middleware it would answer before the limits of how
/// often one may try, and before anybody is recognised by their cookie.
/// </summary>
internal sealed class GitHubHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public override Task<bool> ShouldHandleRequestAsync() => Task.FromResult(Context.Items.ContainsKey(typeof(GitHubHandler)));

    /// <summary>The route of the callback.</summary>
    public static async Task Handle(HttpContext http, IAuthenticationHandlerProvider handlers)
    {
        http.Items[typeof(GitHubHandler)] = true;
        if (await handlers.GetHandlerAsync(http, GitHubSignIn.Scheme) is not IAuthenticationRequestHandler handler || !await handler.HandleRequestAsync())
            throw new InvalidOperationException("The callback of a sign-in is always answered.");
    }
}
