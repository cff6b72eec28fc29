using Etude.Platform.Configuration;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.HttpOverrides;

namespace Etude.Platform.Web;

/// <summary>
/// The address that people type, which may be that of a proxy in front. Once a request is through here, its scheme and host are those of the
/// public address, so that every address made from a request (redirects, feeds, callbacks) is right; and its scheme and client address were
/// taken from a header only where a trusted proxy had sent it.
/// </summary>
public static class PublicSite
{
    /// <summary>Left by the framework where it has believed a proxy's <c>X-Forwarded-Proto</c>.</summary>
    private const string Believed = "X-Original-Proto";

    public static void AddPublicSite(this IServiceCollection services, EtudeSettings settings)
    {
        services.AddHostFiltering(options => options.AllowedHosts = OwnNames(settings));
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many proxies one after another as are trusted; the first that is not ends the chain.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.TrustedProxies)
                options.KnownIPNetworks.Add(network);
        });
    }

    public static void UsePublicSite(this IApplicationBuilder app)
    {
        var settings = app.ApplicationServices.GetRequiredService<EtudeSettings>();
        // With nobody on its list the framework would believe everybody.
        if (settings.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseHostFiltering();
        if (settings.PublicUrl is { } site)
            app.Use((context, next) => Answer(context, next, site));
    }

    /// <summary>The names this app answers to: another name that resolves here may be a page of somebody else's (DNS rebinding).</summary>
    private static string[] OwnNames(EtudeSettings settings) =>
        [.. new[] { "localhost", "127.0.0.1", "[::1]", settings.Url.Host, settings.PublicUrl?.Host }.OfType<string>().Distinct()];

    private static Task Answer(HttpContext context, RequestDelegate next, Uri site)
    {
        var request = context.Request;
        // Whoever watches over the process asks it directly.
        if (request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return next(context);
        if (site.Scheme == Uri.UriSchemeHttps && !request.IsHttps)
            return SendToHttps(context, site);
        (request.Scheme, request.Host) = (site.Scheme, new HostString(site.Authority));
        return next(context);
    }

    private static Task SendToHttps(HttpContext context, Uri site)
    {
        var (request, response) = (context.Request, context.Response);
        var origin = site.GetLeftPart(UriPartial.Authority);
        if (request.Headers.ContainsKey(Believed) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            response.StatusCode = StatusCodes.Status308PermanentRedirect;
            response.Headers.Location = origin + UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString);
            return Task.CompletedTask;
        }

        response.StatusCode = StatusCodes.Status400BadRequest;
        return response.WriteAsync(
            $"This Etude is at {origin}, and this request did not come over HTTPS. If it came through the proxy in front of Etude, the proxy must send X-Forwarded-Proto, and its address must be in ETUDE_TRUSTED_PROXIES.\n");
    }
}
