using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Etude.Tests.Support.Identity;

/// <summary>A signing key of a stand-in, elliptic or RSA.</summary>
public sealed class StandInKey
{
    public string Kid { get; } = Guid.NewGuid().ToString();

    public ECDsa? Elliptic { get; private init; }

    public RSA? Rsa { get; private init; }

    public string Algorithm => Elliptic is null ? "RS256" : "ES256";

    public static StandInKey OfCurve() => new() { Elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256) };

    public static StandInKey OfRsa(int bits = 2048) => new() { Rsa = RSA.Create(bits) };

    public byte[] Sign(string text) => Elliptic?.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256)
        ?? Rsa!.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>The public half as its JWKS lists it.</summary>
    public JsonObject Jwk()
    {
        var key = new JsonObject { ["kid"] = Kid, ["alg"] = Algorithm, ["use"] = "sig", ["key_ops"] = new JsonArray("verify") };
        if (Elliptic is not null)
        {
            var point = Elliptic.ExportParameters(false).Q;
            (key["kty"], key["crv"], key["x"], key["y"]) = ("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        }
        else
        {
            var numbers = Rsa!.ExportParameters(false);
            (key["kty"], key["n"], key["e"]) = ("RSA", Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent));
        }

        return key;
    }

    /// <summary>The public half as a file, which an attacker may take for the secret of an HMAC.</summary>
    public string Pem() => Elliptic?.ExportSubjectPublicKeyInfoPem() ?? Rsa!.ExportSubjectPublicKeyInfoPem();
}

/// <summary>Makes tokens, good ones and every kind of bad one.</summary>
public sealed class TokenPress
{
    /// <summary>What the JWKS lists.</summary>
    public List<StandInKey> Published { get; } = [];

    /// <summary>What tokens are signed with.</summary>
    public StandInKey Current { get; set; } = StandInKey.OfCurve();

    /// <summary>Hears of every token that is made.</summary>
    public Action<string>? Heard { get; set; }

    public TokenPress() => Published.Add(Current);

    /// <summary>Signs with a new key from now on; the old one stays listed, unless it is forgotten too.</summary>
    public void Rotate(bool forgetsOld = false)
    {
        if (forgetsOld)
            Published.Clear();
        Published.Add(Current = StandInKey.OfCurve());
    }

    public JsonObject Header() => new() { ["alg"] = Current.Algorithm, ["kid"] = Current.Kid, ["typ"] = "JWT" };

    public string Press(JsonObject claims, Action<JsonObject>? header = null, Func<string, byte[]>? sign = null)
    {
        var top = Header();
        header?.Invoke(top);
        var text = $"{Packed(top)}.{Packed(claims)}";
        var token = $"{text}.{Base64Url.EncodeToString((sign ?? Current.Sign)(text))}";
        Heard?.Invoke(token);
        return token;
    }

    public static Func<string, byte[]> Hmac(string secret) => text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(text));

    private static string Packed(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
