using System.Security.Claims;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Etude.Features.Identity;

/// <summary>The cookie that remembers who is signed in: encrypted, for this browser and this site only. It names a row of <c>etude.sign_ins</c>, which says whether it holds.</summary>
public static class SignInCookie
{
    public static void AddSignInCookie(this IServiceCollection services, EtudeSettings settings)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            SiteCookie.Shape(options.Cookie, "etude", settings, SameSiteMode.Lax);
            // How long it may go unused is counted in the database, with every batch.
            options.ExpireTimeSpan = SignInProof.Whole;
            options.SlidingExpiration = false;
            options.LoginPath = "/signin";
            options.ReturnUrlParameter = "next";
            options.Events.OnRedirectToLogin = AskToSignIn;
            options.Events.OnValidatePrincipal = AdoptOldCookie.Validate;
        });
        services.AddSingleton<SweepSignIns>().AddHostedService(s => s.GetRequiredService<SweepSignIns>());
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>A page is asked for again after signing in. A form is not: its words are given back, see <see cref="SignedOutException"/>.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            context.Response.Redirect(context.RedirectUri);
        else if (request.Headers.ContainsKey(PageContext.FragmentHeader))
            context.Response.Redirect($"/signin?next={Uri.EscapeDataString(Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) ? page.PathAndQuery : ReturnPath.Today)}");
        else
            throw new SignedOutException();
        return Task.CompletedTask;
    }

    /// <summary>Gives the browser the cookie of a sign-in whose batch has run.</summary>
    /// <param name="begun">What <see cref="SignIns.Begin"/> answered; not refused.</param>
    /// <param name="email">The address that this way of signing in vouches for; who owns the instance is told by it.</param>
    public static Task SignIn(this HttpContext http, BegunSignIn begun, string email)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, begun.Person.ToString()), new Claim(Me.SignInClaim, begun.Id.ToString()), new Claim(ClaimTypes.Email, email)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Takes the cookie away, and the pages that the browser may have kept.</summary>
    public static Task ForgetSignIn(this HttpContext http)
    {
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return http.SignOutAsync();
    }
}
