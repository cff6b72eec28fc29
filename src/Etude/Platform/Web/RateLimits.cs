using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Etude.Platform.Web;

/// <summary>
/// Holds people and addresses to <see cref="RateLimit.All"/>, by the framework's rate limiting. Counted in the memory of each instance, by the app's
/// clock. An address is the connection's: what a proxy says of it counts only where the app was told to trust that proxy.
/// </summary>
public static class RateLimits
{
    /// <param name="times">Every limit times this; 0 for no limit at all.</param>
    public static void AddRateLimits(this IServiceCollection services, int times, TimeProvider clock) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Partitioned(http => http.User.FindFirstValue(ClaimTypes.NameIdentifier), limit => limit.Person),
            Partitioned(http => Named(http.Connection.RemoteIpAddress), limit => limit.Address));
        options.OnRejected = (refused, _) => throw new TooOftenException(
            RateLimit.Of(refused.HttpContext)!, refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1));

        PartitionedRateLimiter<HttpContext> Partitioned(Func<HttpContext, string?> who, Func<RateLimit, int> most) =>
            PartitionedRateLimiter.Create<HttpContext, (RateLimit?, string)>(http =>
                times > 0 && RateLimit.Of(http) is { } limit && who(http) is { } name
                    ? RateLimitPartition.Get<(RateLimit?, string)>((limit, name), _ => new WindowLimiter(clock, most(limit) * times, limit.Window))
                    : RateLimitPartition.GetNoLimiter<(RateLimit?, string)>((null, "")));
    });

    /// <summary>An address as it is counted: a network of IPv6 as one, since whoever has one address of it has all.</summary>
    internal static string Named(IPAddress? address) => address switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        _ => address.ToString(),
    };
}

/// <summary>Somebody did something more often than its limit allows. What was typed is offered back.</summary>
/// <param name="limit">Which limit.</param>
/// <param name="wait">After so long it is allowed again.</param>
public sealed class TooOftenException(RateLimit limit, TimeSpan wait) : Exception(
    $"There were too many {limit.What} within {(limit.Window.TotalMinutes < 60 ? Instants.Count((int)limit.Window.TotalMinutes, "minute") : "an hour")}. Try again in {Words(wait)}; until then everything else works as ever.")
{
    /// <summary>After so long it is allowed again; whole seconds, at least one.</summary>
    public int Seconds { get; } = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private static string Words(TimeSpan wait) => wait.TotalSeconds <= 60 ? "a minute" : Instants.Count((int)Math.Ceiling(wait.TotalMinutes), "minute");
}
