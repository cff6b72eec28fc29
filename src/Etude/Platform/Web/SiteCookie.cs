using Etude.Platform.Configuration;

namespace Etude.Platform.Web;

/// <summary>How every cookie of this app looks.</summary>
public static class SiteCookie
{
    /// <summary>
    /// Hidden from scripts, for this host and all of its paths. Where browsers come by HTTPS, for HTTPS alone, under a name that begins with
    /// <c>__Host-</c>: a browser takes such a cookie from nobody else, not from a neighbour of the same domain either.
    /// </summary>
    /// <param name="cookie">The builder to fill.</param>
    /// <param name="name">Its plain name, as it is on a loopback address without HTTPS.</param>
    /// <param name="settings">Say whether browsers come by HTTPS.</param>
    /// <param name="site">Lax where a link from elsewhere must find the cookie, else Strict.</param>
    public static void Shape(CookieBuilder cookie, string name, EtudeSettings settings, SameSiteMode site)
    {
        cookie.Name = settings.IsHttps ? "__Host-" + name : name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = site;
        cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
