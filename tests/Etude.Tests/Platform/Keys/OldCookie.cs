using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Tests.Platform.Keys;

/// <summary>A cookie as Etude made it before sign-ins were rows.</summary>
internal static class OldCookie
{
    public static string Of(Guid person, string email, IDataProtectionProvider keys, DateTimeOffset now)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString()), new Claim(ClaimTypes.Email, email)], scheme);
        var properties = new AuthenticationProperties { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now.AddDays(30) };
        var protector = keys.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", scheme, "v2");
        return new TicketDataFormat(protector).Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, scheme));
    }
}
