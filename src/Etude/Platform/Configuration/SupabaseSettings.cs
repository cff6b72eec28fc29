namespace Etude.Platform.Configuration;

/// <summary>The Supabase project that people sign in with. May hold a secret: never written to a log, a page or an error.</summary>
public sealed class SupabaseSettings
{
    /// <summary>The project's address without a path (<c>SUPABASE_URL</c>); HTTPS, but for a server on this machine.</summary>
    public required Uri Url { get; init; }

    /// <summary>The publishable or the old anon key (<c>SUPABASE_PUBLISHABLE_KEY</c>): it names the project and is no secret.</summary>
    public required string PublishableKey { get; init; }

    /// <summary>The secret that an old project signs with, by HS256 (<c>SUPABASE_JWT_SECRET</c>); null where tokens are signed by a key of the project's JWKS.</summary>
    public string? JwtSecret { get; init; }

    /// <summary>The longest that one call may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the Auth server's paths begin, with a slash at the end.</summary>
    public Uri Auth => new(Url, "/auth/v1/");

    /// <summary>What its tokens name as their issuer.</summary>
    public string Issuer => new Uri(Url, "/auth/v1").ToString();

    /// <summary>Without the keys.</summary>
    public override string ToString() => Url.GetLeftPart(UriPartial.Authority);
}
