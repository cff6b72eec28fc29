namespace Etude.Platform.Configuration;

/// <summary>The OAuth app at GitHub that people sign in with. Holds its secret: never written to a log, a page or an error.</summary>
public sealed class GitHubSettings
{
    /// <summary><c>GITHUB_CLIENT_ID</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>GITHUB_CLIENT_SECRET</c>.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>GitHub itself, or a company's own (<c>GITHUB_URL</c>, default <c>https://github.com</c>); no path.</summary>
    public required Uri Url { get; init; }

    /// <summary>The longest that one call may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the API's paths begin, with a slash at the end: a server of one's own has it below its address, the others beside it.</summary>
    public Uri Api => Url.Host == "github.com" || Url.Host.EndsWith(".ghe.com", StringComparison.Ordinal)
        ? new Uri($"https://api.{Url.Host}/")
        : new Uri(Url, "/api/v3/");

    /// <summary>Without the secret.</summary>
    public override string ToString() => Url.GetLeftPart(UriPartial.Authority);
}
