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
        // The request's own span; what runs below has others.
        var span = Activity.Current;
        await next(context);
        var route = RequestLog.Route(context);
        EtudeMeter.Requested(tally.Count, route, context.Response.StatusCode);
        if (span is not { IsAllDataRequested: true })
            return;
        span.DisplayName = $"{RequestLog.Method(context)} {route}";
        span.SetTag("http.route", route).SetTag("etude.round_trips", tally.Count);
    }
}
