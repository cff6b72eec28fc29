using System.Diagnostics;
using Etude.Platform.Postgres;

namespace Etude.Platform.Web;

/// <summary>
/// One line a request: method, the route's template, status, round trips, time. Never the address itself, whose parts may be somebody's, nor anything that was sent.
/// What was refused goes to the security log as well.
/// </summary>
public static partial class RequestLog
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var logs = app.ApplicationServices.GetRequiredService<ILoggerFactory>();
        var (requests, security) = (logs.CreateLogger(Logs.Requests), logs.CreateLogger(Logs.Security));
        return app.Use(async (context, next) =>
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                Tell(requests, context, Stopwatch.GetElapsedTime(began));
                SecurityLog.Answered(security, context);
            }
        });
    }

    /// <summary>The template of the request's route, such as <c>/attempts/{id:guid}</c>; <c>none</c> where no route matched.</summary>
    internal static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    /// <summary>The method, if it is one that there is.</summary>
    internal static string Method(HttpContext context) => Array.Find(Methods, m => m == context.Request.Method) ?? "other";

    private static void Tell(ILogger log, HttpContext context, TimeSpan took)
    {
        var route = Route(context);
        // Supervisors ask every few seconds, and a page asks for its styles.
        if (!log.IsEnabled(LogLevel.Information) || route.StartsWith("/health/", StringComparison.Ordinal) || route.StartsWith("/assets/", StringComparison.Ordinal))
            return;
        Requested(log, Method(context), route, context.Response.StatusCode, context.Features.Get<RoundTrips.Tally>()?.Count ?? 0,
            Math.Round(took.TotalMilliseconds, 2), context.TraceIdentifier);
    }

    [LoggerMessage(EventId = 100, EventName = "request", Level = LogLevel.Information,
        Message = "{Method} {Route} {Status}, {RoundTrips} round trips, {Milliseconds} ms, request {RequestId}")]
    private static partial void Requested(ILogger log, string method, string route, int status, int roundTrips, double milliseconds, string requestId);
}
