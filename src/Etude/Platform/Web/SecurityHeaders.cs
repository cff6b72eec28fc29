namespace Etude.Platform.Web;

/// <summary>The headers that every response carries, and the policy of every page: scripts and styles from here, nothing from elsewhere.</summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            // A neighbour of the same domain is sent our cookies along; it may load nothing of ours all the same.
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.XFrameOptions = "DENY";
            headers.Remove("blazor-enhanced-nav");
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (IsHtml(context.Response) && headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = Policy(context.RequestServices.GetRequiredService<PageContext>().Nonce);
                headers.CacheControl = "no-store";
            }
            else if (headers.CacheControl.Count == 0)
            {
                // A table, a stream or an answer to a script is as private as a page. What may be kept says so itself: built files, and what is published.
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>The page's policy. Workers obey the policy of their own response; see <see cref="Assets"/>.</summary>
    private static string Policy(string nonce) =>
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private static bool IsHtml(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
