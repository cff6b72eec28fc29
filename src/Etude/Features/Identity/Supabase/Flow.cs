namespace Etude.Features.Identity.Supabase;

/// <summary>A sign-in that has begun in one browser and is not finished: what only that browser gives back.</summary>
public sealed record Flow
{
    /// <summary>Tells several flows of one browser apart; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>256 random bits, base64url, whose hash the provider was given (RFC 7636).</summary>
    public required string Verifier { get; init; }

    /// <summary>Where to go afterwards; a path of this site.</summary>
    public required string Next { get; init; }

    /// <summary>The browser's time zone, where it said one.</summary>
    public required string? Zone { get; init; }

    public required DateTimeOffset Begun { get; init; }
}
