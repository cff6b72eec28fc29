using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Etude.Platform.Web;

/// <summary>How long somebody may take to ask, and the app to answer: nobody keeps a connection, or the database, busy for ever.</summary>
public static class TimeLimits
{
    /// <summary>A page or a deed that takes longer is given up; its queries are cancelled.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(60);

    /// <summary>A browser sends its headers at once; who takes longer is cut off.</summary>
    public static readonly TimeSpan Headers = TimeSpan.FromSeconds(15);

    /// <summary>Routes that answer for as long as there is something to say. Where a body is large, its least rate limits the time.</summary>
    private static readonly string[] Streams = ["/attempts/{id:guid}/review/events", "/settings/data/archive.zip"];

    /// <summary>Limits on a connection that hold before there is a request.</summary>
    public static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = BodyLimit.LargestDropped;
        limits.RequestHeadersTimeout = Headers;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    public static void AddTimeLimits(this IServiceCollection services) =>
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Answer });

    /// <summary>After routing, since the route may stream.</summary>
    public static void UseTimeLimits(this IApplicationBuilder app) => app.UseRequestTimeouts().Use((context, next) =>
    {
        if (!Holds(context.GetEndpoint()))
            context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        return next(context);
    });

    /// <summary>Whether a route must answer within <see cref="Answer"/>.</summary>
    public static bool Holds(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<TakesUploads>() is null && (endpoint as RouteEndpoint)?.RoutePattern.RawText is var pattern && !Streams.Contains($"/{pattern?.TrimStart('/')}");
}
