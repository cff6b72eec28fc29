using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Etude.Features.Identity.Supabase;

/// <summary>
/// The project's public signing keys, by their id. Asked for again after ten minutes, and at once when a token names one that is not among
/// them (keys are rotated), but not more often than a cool-down allows: anybody can make up key ids.
/// </summary>
public sealed class SigningKeys(SupabaseAuth auth, TimeProvider clock) : IDisposable
{
    public const string Es256 = SecurityAlgorithms.EcdsaSha256;
    public const string Rs256 = SecurityAlgorithms.RsaSha256;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CoolDown = TimeSpan.FromSeconds(30);
    private const int ShortestRsaKey = 2048;

    private readonly SemaphoreSlim one = new(1, 1);
    private IReadOnlyList<JsonWebKey> keys = [];
    private DateTimeOffset read = DateTimeOffset.MinValue;
    private DateTimeOffset searched = DateTimeOffset.MinValue;

    /// <summary>The key of this id, whatever it is for; null when the project has none.</summary>
    /// <param name="kid">As the token says; null where it says none, which then means a key without an id.</param>
    /// <exception cref="SignInException">The keys could not be had.</exception>
    public async Task<JsonWebKey?> Find(string? kid, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (now - read > Life)
                await Read(now, cancel);
            if (Known(kid) is { } known)
                return known;
            if (now - searched <= CoolDown)
                return null;
            // Not where the keys have come this very moment.
            if (read != now)
                await Read(now, cancel);
            searched = now;
            return Known(kid);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private JsonWebKey? Known(string? kid) => keys.FirstOrDefault(k => (k.Kid ?? "") == (kid ?? ""));

    private async Task Read(DateTimeOffset now, CancellationToken cancel)
    {
        var set = await auth.Keys(cancel);
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("keys", out var listed) || listed.ValueKind != JsonValueKind.Array)
            throw new SignInException(SignInProblem.Unreadable);
        (keys, read) = ([.. listed.EnumerateArray().Select(Usable).OfType<JsonWebKey>()], now);
    }

    /// <summary>Only public keys of the two families, for signing; a symmetric key in a public place would be no secret.</summary>
    private static JsonWebKey? Usable(JsonElement one)
    {
        try
        {
            var key = new JsonWebKey(one.GetRawText());
            return key is { Use: null or "" or "sig", HasPrivateKey: false } && AlgorithmOf(key) is not null ? key : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The one algorithm that a key is for; null when it is for none of ours.</summary>
    public static string? AlgorithmOf(JsonWebKey key) => key switch
    {
        { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256, Alg: null or "" or Es256 } => Es256,
        { Kty: JsonWebAlgorithmsKeyTypes.RSA, Alg: null or "" or Rs256, KeySize: >= ShortestRsaKey } => Rs256,
        _ => null,
    };
}
