using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Etude.Platform.Configuration;
using Etude.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Features.Identity.Supabase;

/// <summary>
/// Flows that have begun, each in a cookie of its own: encrypted, hidden from scripts, for five minutes, taken away when it is used. Nothing
/// is kept on the server, so any instance can finish what another began.
/// </summary>
public sealed class FlowCookies(IDataProtectionProvider protection, EtudeSettings settings, TimeProvider clock)
{
    /// <summary>Supabase gives a flow no longer, from its beginning on.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string Prefix = "etude.flow.";

    /// <summary>More than that were given up, and would only make each request larger.</summary>
    private const int MostAtOnce = 4;

    private readonly Sealer<Flow> sealer = new(protection, "Etude.Identity.Flow");

    public Flow Begin(HttpContext http, string next, string? zone)
    {
        var flow = new Flow
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
            Next = next,
            Zone = zone,
            Begun = clock.GetUtcNow(),
        };
        if (Names(http) is { Count: >= MostAtOnce } givenUp)
            givenUp.ForEach(name => Delete(http, name));
        var cookie = Shape(flow.Id);
        http.Response.Cookies.Append(cookie.Name!, sealer.Seal(flow), cookie.Build(http));
        return flow;
    }

    /// <summary>The hash that the provider is given instead of the verifier.</summary>
    public static string Challenge(Flow flow) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(flow.Verifier)));

    /// <summary>The flow that a callback belongs to, and its cookie away: it is used once, whatever comes of it.</summary>
    /// <param name="http">The callback.</param>
    /// <param name="id">What the callback says; where it says nothing, the browser's only flow is meant.</param>
    /// <returns>Null where this browser has no such flow. It may be past its time: see <see cref="IsLate"/>.</returns>
    public Flow? Take(HttpContext http, string? id)
    {
        var name = Names(http) switch
        {
            [var only] when id is null => only,
            var all => all.Find(n => id is not null && n == Shape(id).Name),
        };
        if (name is null)
            return null;
        Delete(http, name);
        return sealer.Open(http.Request.Cookies[name]!);
    }

    /// <summary>Browsers keep to a cookie's time by their own clock, or not at all.</summary>
    public bool IsLate(Flow flow) => clock.GetUtcNow() - flow.Begun > Life;

    private List<string> Names(HttpContext http) => [.. http.Request.Cookies.Keys.Where(k => k.StartsWith(Shape("").Name!, StringComparison.Ordinal))];

    private void Delete(HttpContext http, string name) => http.Response.Cookies.Delete(name, Shape("").Build(http));

    // Lax: the way back is a link from elsewhere.
    private CookieBuilder Shape(string id)
    {
        var cookie = new CookieBuilder { MaxAge = Life };
        SiteCookie.Shape(cookie, Prefix + id, settings, SameSiteMode.Lax);
        return cookie;
    }
}
