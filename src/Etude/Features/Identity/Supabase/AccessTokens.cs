using System.Text;
using Etude.Platform.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Etude.Features.Identity.Supabase;

/// <summary>
/// Whether an access token is what it says it is. The key follows from our configuration and its algorithm from the key: what a token's
/// header says is never followed (<c>jku</c>, <c>x5u</c>), only compared.
/// </summary>
public sealed class AccessTokens(SupabaseSettings settings, SigningKeys keys, TimeProvider clock)
{
    private const string Hs256 = SecurityAlgorithms.HmacSha256;

    /// <summary>How far the clocks of two servers may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly SymmetricSecurityKey? secret = settings.JwtSecret is { } text ? new(Encoding.UTF8.GetBytes(text)) : null;

    /// <summary>The account that the token is for.</summary>
    /// <exception cref="SignInException">It does not hold, for whatever reason; or the keys could not be had.</exception>
    public async Task<Guid> Person(string text, CancellationToken cancel)
    {
        var token = Parsed(text);
        var (algorithm, key) = await KeyOf(token, cancel);
        var verdict = await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidAlgorithms = [algorithm],
            ValidTypes = [JwtConstants.HeaderType],
            ValidIssuer = settings.Issuer,
            ValidAudience = "authenticated",
            IssuerSigningKeyResolver = (_, _, _, _) => [key],
            LifetimeValidator = (from, until, _, _) => Holds(from, until),
        });
        // A person's role, for an account that can be found again.
        return verdict.IsValid && token.TryGetPayloadValue("role", out string role) && role == "authenticated"
            && !(token.TryGetPayloadValue("is_anonymous", out bool anonymous) && anonymous)
            && Guid.TryParse(token.Subject, out var person) ? person : throw Refusal();
    }

    private static JsonWebToken Parsed(string text)
    {
        try
        {
            return Handler.ReadJsonWebToken(text);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            throw Refusal();
        }
    }

    /// <summary>By secret only where there is one, and never under the id of a public key; by public key only in the way that this key is for.</summary>
    private async Task<(string Algorithm, SecurityKey Key)> KeyOf(JsonWebToken token, CancellationToken cancel)
    {
        if (token.TryGetHeaderValue("crit", out object _) || token.Alg is not (Hs256 or SigningKeys.Es256 or SigningKeys.Rs256))
            throw Refusal();
        var kid = token.TryGetHeaderValue("kid", out string named) ? named : null;
        if (token.Alg == Hs256)
            return secret is not null && (kid is null || await keys.Find(kid, cancel) is null) ? (Hs256, secret) : throw Refusal();
        return await keys.Find(kid, cancel) is { } key && SigningKeys.AlgorithmOf(key) == token.Alg ? (token.Alg, key) : throw Refusal();
    }

    private bool Holds(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } begin || now >= begin - Skew);
    }

    private static SignInException Refusal() => new(SignInProblem.BadToken);
}
