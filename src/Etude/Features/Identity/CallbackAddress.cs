namespace Etude.Features.Identity;

/// <summary>Where a provider sends the browser back to.</summary>
public static class CallbackAddress
{
    public const string Path = "/auth/callback";

    /// <summary>The whole address, as the provider is told it, with the flow that it belongs to.</summary>
    public static Uri Of(HttpContext http, string flow) => new($"{http.Request.Scheme}://{http.Request.Host}{Path}?flow={flow}");
}
