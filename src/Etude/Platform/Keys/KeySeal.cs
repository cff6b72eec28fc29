using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Etude.Platform.Keys;

/// <summary>
/// Seals a key's document with AES-256-GCM under a key derived from the operator's secret, so that a copy of the database alone opens no cookie.
/// The document's name is sealed with it: one cannot be put in the place of another.
/// </summary>
public sealed class KeySeal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly XName Element = "sealed";

    private readonly byte[] key;

    /// <param name="secret">At least 32 characters of chance; it is not stretched, so a sentence would not do.</param>
    public KeySeal(string secret) =>
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "etude.key-ring.v1"u8.ToArray());

    public static bool IsSealed(XElement element) => element.Name == Element;

    public XElement Seal(XElement document, string name)
    {
        var plain = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
        var whole = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(whole.AsSpan(0, NonceSize), plain, whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(name));
        return new XElement(Element, Convert.ToBase64String(whole));
    }

    /// <summary>What was sealed under this name; null when it is in clear, sealed with another secret, or changed.</summary>
    public XElement? Open(XElement element, string name)
    {
        if (!IsSealed(element))
            return null;
        try
        {
            var whole = Convert.FromBase64String(element.Value);
            if (whole.Length < NonceSize + TagSize)
                return null;
            var plain = new byte[whole.Length - NonceSize - TagSize];
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(whole.AsSpan(0, NonceSize), whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(name));
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
