using System.Diagnostics;
using System.Globalization;
using Etude.Platform.Postgres;

namespace Etude.Platform.Web;

/// <summary>Every response says how many round trips to the database it took and how long: measured by <see cref="RoundTrips"/>.</summary>
public static class ServerTiming
{
    public static IApplicationBuilder UseServerTiming(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var tally = RoundTrips.Begin();
        var started = Stopwatch.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture,
                $"db;dur={tally.Duration.TotalMilliseconds:0.###};desc=\"{tally.Count} round trips\", total;dur={Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.###}");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
