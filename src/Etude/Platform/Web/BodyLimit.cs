using Microsoft.AspNetCore.Http.Features;

namespace Etude.Platform.Web;

/// <summary>
/// How much one request may send. What is too much is read to its end and dropped before the refusal: a browser that is cut off
/// while it still sends shows a broken connection instead of the sentence.
/// </summary>
public static class BodyLimit
{
    /// <summary>The most that a request may send, in bytes, unless its route <see cref="TakesUploads"/>.</summary>
    public const long Largest = 2 * 1024 * 1024;

    /// <summary>The most that is read to be dropped, in bytes; beyond it the connection is cut.</summary>
    public const long LargestDropped = 32 * 1024 * 1024;

    /// <summary>Refuses larger bodies with a <see cref="BadHttpRequestException"/> of status 413. After routing, since the route may take more.</summary>
    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var largest = Of(context);
        if (context.Request.ContentLength > largest)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            throw new BadHttpRequestException("The request body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
        await next(context);
    });

    /// <summary>The most that this request may send, in bytes.</summary>
    public static long Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<TakesUploads>()?.Largest ?? Largest;
}

/// <summary>A route that takes files.</summary>
/// <param name="Largest">The most that a request may send there, in bytes.</param>
public sealed record TakesUploads(long Largest);
