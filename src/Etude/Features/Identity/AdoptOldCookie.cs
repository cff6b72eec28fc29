using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Etude.Features.Identity;

/// <summary>
/// A cookie from before sign-ins were rows names the person and no sign-in. It gets its row when it first comes by, so that an upgrade signs
/// nobody out. The row's id follows from the cookie: once that sign-in has ended, the same cookie cannot begin it anew.
/// </summary>
internal static class AdoptOldCookie
{
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { Identity: ClaimsIdentity identity } || Me.Of(context.Principal) is not null)
            return;
        if (!Guid.TryParse(context.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
        {
            context.RejectPrincipal();
            return;
        }

        var cookie = context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!);
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(cookie!)).AsSpan(0, 16));
        await Keep(context.HttpContext, id, person);
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(identity.Claims.Append(new Claim(Me.SignInClaim, id.ToString())), identity.AuthenticationType)));
        context.Properties.IssuedUtc = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        context.Properties.ExpiresUtc = context.Properties.IssuedUtc + SignInProof.Whole;
        context.ShouldRenew = true;
    }

    private static async Task Keep(HttpContext http, Guid id, Guid person)
    {
        await using var batch = http.RequestServices.GetRequiredService<Db>().AsService();
        batch.Do("""
            insert into etude.sign_ins (id, user_id, how, browser, created_at, last_seen_at)
            select @id, @person, @how, @browser, @now, @now where etude.may_sign_in(@person, @now)
            on conflict (id) do nothing
            """, new { id, person, how = SignIns.Word(SignInWay.Local), browser = BrowserName.Of(http.Request.Headers.UserAgent) });
        await batch.Run(http.RequestAborted);
    }
}
