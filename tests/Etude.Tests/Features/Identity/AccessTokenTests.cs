using System.Text.Json.Nodes;
using Etude.Features.Identity;
using Etude.Features.Identity.Supabase;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;

namespace Etude.Tests.Features.Identity;

/// <summary>What makes an access token hold, and every way known to make one that must not.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private const string Secret = "an-old-project's-secret-of-48-characters-or-more";
    private static readonly Guid Ada = Guid.NewGuid();

    private readonly TestClock clock = new();
    private readonly StandInKey rsa = StandInKey.OfRsa();
    private StandInSupabase? standIn;

    private StandInSupabase Supabase => standIn!;

    private TokenPress Press => Supabase.Press;

    public async ValueTask InitializeAsync()
    {
        standIn = await StandInSupabase.Start();
        standIn.Clock = clock;
        standIn.Press.Published.Add(rsa);
    }

    public ValueTask DisposeAsync() => Supabase.DisposeAsync();

    [Fact]
    public async Task A_token_of_the_projects_own_holds_by_either_kind_of_key()
    {
        var tokens = Tokens();

        Assert.Equal(Ada, await tokens.Person(Press.Press(Claims()), default));
        Assert.Equal(Ada, await tokens.Person(Press.Press(Claims(), Of(rsa), rsa.Sign), default));
    }

    [Theory]
    [InlineData("without a signature")]
    [InlineData("by no algorithm")]
    [InlineData("by no algorithm, in another spelling")]
    [InlineData("by the public key taken for a secret")]
    [InlineData("by another key under a known name")]
    [InlineData("by a key that its header leads to")]
    [InlineData("by a key that its header brings along")]
    [InlineData("by a family that the key is not of")]
    [InlineData("by an algorithm that is not on the list")]
    [InlineData("under no key's name")]
    [InlineData("with a demand that nobody here knows")]
    [InlineData("of another type")]
    [InlineData("changed afterwards")]
    [InlineData("by HMAC, where there is no secret")]
    public async Task A_token_is_refused(string how)
    {
        var attacker = StandInKey.OfCurve();
        await using var elsewhere = await StandInSupabase.Start();
        elsewhere.Press.Published.Add(attacker);
        var good = Press.Press(Claims());
        var token = how switch
        {
            "without a signature" => good[..(good.LastIndexOf('.') + 1)],
            "by no algorithm" => Press.Press(Claims(), h => h["alg"] = "none", _ => []),
            "by no algorithm, in another spelling" => Press.Press(Claims(), h => h["alg"] = "nOnE", _ => []),
            "by the public key taken for a secret" => Press.Press(Claims(), h => h["alg"] = "HS256", TokenPress.Hmac(Press.Current.Pem())),
            "by another key under a known name" => Press.Press(Claims(), sign: attacker.Sign),
            "by a key that its header leads to" => Press.Press(Claims(), h => (h["kid"], h["jku"], h["x5u"]) = (attacker.Kid, Jwks(elsewhere), Jwks(elsewhere)), attacker.Sign),
            "by a key that its header brings along" => Press.Press(Claims(), h => h["jwk"] = attacker.Jwk(), attacker.Sign),
            "by a family that the key is not of" => Press.Press(Claims(), h => h["alg"] = "RS256"),
            "by an algorithm that is not on the list" => Press.Press(Claims(), h => h["alg"] = "ES384"),
            "under no key's name" => Press.Press(Claims(), h => h.Remove("kid")),
            "with a demand that nobody here knows" => Press.Press(Claims(), h => h["crit"] = new JsonArray("b64")),
            "of another type" => Press.Press(Claims(), h => h["typ"] = "at+jwt"),
            "changed afterwards" => good[..good.IndexOf('.', StringComparison.Ordinal)] + Press.Press(Claims(c => c["sub"] = Guid.NewGuid().ToString()))[good.IndexOf('.', StringComparison.Ordinal)..good.LastIndexOf('.')] + good[good.LastIndexOf('.')..],
            _ => Press.Press(Claims(), h => { h["alg"] = "HS256"; h.Remove("kid"); }, TokenPress.Hmac(Secret)),
        };

        await Refused(Tokens(), token);
        Assert.Empty(elsewhere.Seen);
    }

    [Theory]
    [InlineData("iss", "https://another.supabase.co/auth/v1")]
    [InlineData("iss", null)]
    [InlineData("aud", "anon")]
    [InlineData("aud", null)]
    [InlineData("exp", -61)]
    [InlineData("exp", null)]
    [InlineData("nbf", 61)]
    [InlineData("sub", "ada")]
    [InlineData("sub", null)]
    [InlineData("role", "service_role")]
    [InlineData("role", "anon")]
    [InlineData("role", null)]
    [InlineData("is_anonymous", true)]
    public async Task A_well_signed_token_is_refused_for_what_it_says(string claim, object? says) =>
        await Refused(Tokens(), Press.Press(Claims(c => c[claim] = says is int seconds ? FromNow(seconds) : JsonValue.Create(says))));

    [Theory]
    [InlineData("exp", -50)]
    [InlineData("nbf", 50)]
    public async Task Clocks_may_be_apart_by_less_than_a_minute(string claim, int seconds) =>
        Assert.Equal(Ada, await Tokens().Person(Press.Press(Claims(c => c[claim] = FromNow(seconds))), default));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("..")]
    [InlineData("e30.e30.e30")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.bm8ganNvbg.AAAA")]
    public async Task What_is_no_token_is_refused(string text) => await Refused(Tokens(), text);

    [Fact]
    public async Task An_old_projects_secret_holds_only_where_no_public_key_has_the_name()
    {
        var tokens = Tokens(Secret);
        string Old(Action<JsonObject> header) => Press.Press(Claims(), h => { h["alg"] = "HS256"; header(h); }, TokenPress.Hmac(Secret));

        Assert.Equal(Ada, await tokens.Person(Old(h => h.Remove("kid")), default));
        Assert.Equal(Ada, await tokens.Person(Old(h => h["kid"] = "an-old-name"), default));
        await Refused(tokens, Old(_ => { }));
        await Refused(tokens, Press.Press(Claims(), h => { h["alg"] = "HS256"; h.Remove("kid"); }, TokenPress.Hmac("another secret of more than 32 characters")));
        Press.Published.Clear();
        Assert.Equal(Ada, await Tokens(Secret).Person(Old(h => h.Remove("kid")), default));
    }

    [Fact]
    public async Task Keys_are_asked_for_once_in_ten_minutes_and_at_once_when_they_were_rotated()
    {
        var tokens = Tokens();
        var old = Press.Press(Claims(c => c["exp"] = FromNow(7200)));
        for (var i = 0; i < 5; i++)
            await tokens.Person(old, default);
        Assert.Equal(1, Supabase.Calls("GET /auth/v1/.well-known"));

        Press.Rotate(forgetsOld: true);
        Assert.Equal(Ada, await tokens.Person(Press.Press(Claims()), default));
        Assert.Equal(2, Supabase.Calls("GET /auth/v1/.well-known"));
        await Refused(tokens, old);

        Press.Rotate();
        clock.Moves(TimeSpan.FromMinutes(11));
        Assert.Equal(Ada, await tokens.Person(Press.Press(Claims()), default));
        Assert.Equal(3, Supabase.Calls("GET /auth/v1/.well-known"));
    }

    [Fact]
    public async Task Names_that_are_made_up_do_not_make_us_ask_again_and_again()
    {
        var tokens = Tokens();
        await tokens.Person(Press.Press(Claims()), default);
        for (var i = 0; i < 20; i++)
            await Refused(tokens, Press.Press(Claims(), h => h["kid"] = Guid.NewGuid().ToString()));
        Assert.Equal(2, Supabase.Calls("GET /auth/v1/.well-known"));

        // A real rotation within the cool-down waits for its end.
        Press.Rotate();
        await Refused(tokens, Press.Press(Claims()));
        clock.Moves(TimeSpan.FromSeconds(31));
        Assert.Equal(Ada, await tokens.Person(Press.Press(Claims()), default));
    }

    [Fact]
    public async Task A_weak_or_private_or_symmetric_key_of_the_list_is_not_used()
    {
        var weak = StandInKey.OfRsa(1024);
        Press.Published.Clear();
        Press.Published.Add(weak);

        await Refused(Tokens(), Press.Press(Claims(), Of(weak), weak.Sign));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"keys": 3}""")]
    [InlineData("""{"keys": [3, "x", {"kty": "EC"}, {"kty": "oct", "k": "c2VjcmV0", "alg": "HS256"}]}""")]
    public async Task A_list_of_keys_that_makes_no_sense_lets_nobody_in(string body)
    {
        Supabase.Does(new Fault.Babbles(body), new Fault.Babbles(body));

        var failure = await Assert.ThrowsAsync<SignInException>(() => Tokens().Person(Press.Press(Claims()), default));

        Assert.Contains(failure.Code, (string[])[SignInProblem.Unreadable, SignInProblem.BadToken]);
    }

    private static string Jwks(StandInSupabase server) => new Uri(server.Address, "/auth/v1/.well-known/jwks.json").ToString();

    private static async Task Refused(AccessTokens tokens, string text)
    {
        var failure = await Assert.ThrowsAsync<SignInException>(() => tokens.Person(text, default));
        Assert.Equal(SignInProblem.BadToken, failure.Code);
    }

    private static Action<JsonObject> Of(StandInKey key) => header => (header["alg"], header["kid"]) = (key.Algorithm, key.Kid);

    private long FromNow(int seconds) => clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();

    private JsonObject Claims(Action<JsonObject>? changed = null)
    {
        var claims = Supabase.ClaimsOf(Ada, Supabase.Who, Guid.NewGuid());
        changed?.Invoke(claims);
        foreach (var gone in claims.Where(c => c.Value is null).Select(c => c.Key).ToList())
            claims.Remove(gone);
        return claims;
    }

    private AccessTokens Tokens(string? secret = null)
    {
        var settings = Supabase.Settings(secret);
        return new AccessTokens(settings, new SigningKeys(new SupabaseAuth(settings), clock), clock);
    }
}
