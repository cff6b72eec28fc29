namespace Etude.Features.Identity.Supabase;

/// <summary>A row of <c>etude.provider_sessions</c> that this instance has claimed, with its tokens still sealed.</summary>
public sealed record KeptSession
{
    public required Guid Id { get; init; }
    public required byte[] AccessToken { get; init; }
    public required byte[] RefreshToken { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Which try this is, since the last that worked; whatever is written about it holds only while this is still the number.</summary>
    public required int Tries { get; init; }

    /// <summary>Our sign-in has ended, so the provider's session shall end too.</summary>
    public required bool IsOver { get; init; }
}
