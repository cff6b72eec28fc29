using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Etude.Platform.Postgres;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Platform.Web;

/// <summary>
/// Encrypts what the server knew when it made a page into a hidden field, and opens it again when the form comes back. Nobody else
/// can make or change one.
/// </summary>
/// <param name="protection">The app's keys.</param>
/// <param name="purpose">What is sealed: a text sealed for one purpose cannot be opened for another.</param>
public sealed class Sealer<T>(IDataProtectionProvider protection, string purpose) where T : class
{
    // Nulls are written, because what a ticket must say it must also say when it is nothing: a first attempt has no memory.
    private static readonly JsonSerializerOptions Whole = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private readonly IDataProtector protector = protection.CreateProtector(purpose);

    public string Seal(T value)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, value, Whole);
        return Convert.ToBase64String(protector.Protect(packed.ToArray()));
    }

    /// <summary>What was sealed, or null when the text is missing, not ours or changed.</summary>
    public T? Open(string text)
    {
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(Convert.FromBase64String(text)));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(brotli, Whole);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
