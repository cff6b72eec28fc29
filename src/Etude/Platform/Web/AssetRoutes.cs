using Microsoft.Net.Http.Headers;

namespace Etude.Platform.Web;

/// <summary>Serves the built files: unchangeable, packed with Brotli where the browser takes it.</summary>
public static class AssetRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/assets/</c> and <c>/engines/</c>, open to everyone. <see cref="Assets"/> must be a registered singleton.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        // Asked for here, so that missing files stop the start with a sentence instead of failing a page later.
        var assets = routes.ServiceProvider.GetRequiredService<Assets>();
        routes.MapMethods("/assets/{**path}", Methods, context => Serve(context, assets)).AllowAnonymous();
        routes.MapMethods("/engines/{**path}", Methods, context => Serve(context, assets)).AllowAnonymous();
    }

    private static async Task Serve(HttpContext context, Assets assets)
    {
        var response = context.Response;
        if (assets.Find(context.Request.Path.Value ?? "") is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var packed = file.PackedLength is not null && TakesBrotli(context.Request);
        var tag = new EntityTagHeaderValue($"\"{file.Version}{(packed ? "-br" : "")}\"");
        WriteHeaders(context, file, packed, tag);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = packed ? file.PackedLength : file.Length;
        if (packed) response.Headers.ContentEncoding = "br";
        if (HttpMethods.IsGet(context.Request.Method))
            await response.SendFileAsync(packed ? file.PackedPath : file.Path, context.RequestAborted);
    }

    private static void WriteHeaders(HttpContext context, AssetFile file, bool packed, EntityTagHeaderValue tag)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ETag = tag.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (file.PackedLength is not null) headers.Vary = HeaderNames.AcceptEncoding;
        if (file.IsEngine) headers.ContentSecurityPolicy = EnginePolicy(context.Request, file);
    }

    // A worker obeys the policy of its own script. This one lets a person's code fetch the engine's files and nothing else, so
    // that it cannot ask the app anything in the person's name.
    private static string EnginePolicy(HttpRequest request, AssetFile file)
    {
        var engines = $"{request.Scheme}://{request.Host.ToUriComponent()}/engines/";
        return file.RunsBlobs
            ? $"default-src 'none'; script-src {engines} blob:; connect-src 'none'"
            : $"default-src 'none'; script-src {engines} 'wasm-unsafe-eval'; connect-src {engines}";
    }

    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
