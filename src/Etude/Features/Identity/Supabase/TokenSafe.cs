using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Etude.Features.Identity.Supabase;

/// <summary>Seals the provider's tokens for the database: whoever reads a row, or a backup of it, can do nothing with it.</summary>
public sealed class TokenSafe(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Etude.Identity.ProviderTokens");

    public byte[] Seal(string token) => protector.Protect(Encoding.UTF8.GetBytes(token));

    /// <summary>The token, or null where the keys that it was sealed with are gone.</summary>
    public string? Open(byte[] sealedToken)
    {
        try
        {
            return Encoding.UTF8.GetString(protector.Unprotect(sealedToken));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
