using Microsoft.AspNetCore.Routing;

namespace Etude.Platform.Web;

/// <summary>How often something may be done, by one person and from one address.</summary>
/// <param name="What">What is done, to end "That is 30 …" with.</param>
/// <param name="Window">A deed counts for so long.</param>
/// <param name="Person">How many one signed-in person may do within the window.</param>
/// <param name="Address">How many may come from one address within the window: several people may share one.</param>
/// <param name="Routes">Which routes it holds for: a method and the beginning of a pattern; a <c>$</c> at its end stands for the end.</param>
public sealed record RateLimit(string What, TimeSpan Window, int Person, int Address, params string[] Routes)
{
    /// <summary>Every limit there is. A route without one here has none.</summary>
    public static readonly IReadOnlyList<RateLimit> All =
    [
        new("tries to sign in", TimeSpan.FromMinutes(10), 30, 30, "POST /signin/"),
        // Counted by itself, so that a sign-in counts once here and once at its button. Without a limit of its own one begun sign-in could ask
        // the provider about made-up codes on and on, and the provider counts by our address.
        new("tries to sign in", TimeSpan.FromMinutes(10), 30, 30, "GET /auth/callback"),
        new("files or texts to be read", TimeSpan.FromHours(1), 30, 120, "POST /jobs$", "POST /credentials$", "POST /jobs/{id:guid}/reading", "POST /credentials/{id:guid}/reading"),
        new("messages", TimeSpan.FromHours(1), 20, 60, "POST /feedback$"),
        new("questions to the model", TimeSpan.FromHours(1), 30, 120, "POST /attempts/{id:guid}/review$", "POST /attempts/{id:guid}/wordings"),
        // Each stays open for minutes and asks the database once a second.
        new("looks at a review on its way", TimeSpan.FromMinutes(10), 60, 240, "GET /attempts/{id:guid}/review/events"),
        new("archives", TimeSpan.FromHours(1), 10, 30, "GET /settings/data/archive.zip", "POST /settings/data/"),
    ];

    /// <summary>The limit of the route that a request has been led to; null where there is none.</summary>
    public static RateLimit? Of(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? Of(context.Request.Method, pattern) : null;

    /// <param name="method">The way of asking.</param>
    /// <param name="pattern">The route's pattern, with or without a slash before it.</param>
    public static RateLimit? Of(string method, string pattern)
    {
        var route = $"{method} /{pattern.TrimStart('/')}";
        return All.FirstOrDefault(limit => limit.Routes.Any(r => r.EndsWith('$') ? route == r[..^1] : route.StartsWith(r, StringComparison.Ordinal)));
    }
}
