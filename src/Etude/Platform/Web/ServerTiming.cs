using System.Diagnostics;
using System.Globalization;
using Etude.Platform.Postgres;
using Etude.Platform.Telemetry;

namespace Etude.Platform.Web;

/// <summary>Every response says how many round trips to the database it took and how long: measured by <see cref="RoundTrips"/>.</summary>
public static class ServerTiming
{
    public static IApplicationBuilder UseServerTiming(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var tally = RoundTrips.Begin();
        context.Features.Set(tally);
        var started = Stopwatch.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture,
                $"db;dur={tally.Duration.TotalMilliseconds:0.###};desc=\"{tally.Count} round trips\", total;dur={Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.###}");
            return Task.CompletedTask;
        });
        return EtudeMeter.CountsRequests ? Counted(context, tally, next) : next(context);
    });

    private static async Task Counted(HttpContext context, RoundTrips.Tally tally, RequestDelegate next)
    {
        await next(context);
        EtudeMeter.Requested(tally.Count, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, context.Response.StatusCode);
    }
}
