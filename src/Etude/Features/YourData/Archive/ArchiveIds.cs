using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Etude.Features.YourData.Archive;

/// <summary>
/// Moves ids from the account of an archive to the account that takes it in. Each account has a mask, made of its own id; an id is mixed with
/// the mask of where it comes from and of where it goes to. So the same archive gives the same ids each time, into the account that it came from
/// they come back as they were, and nowhere else is there a row that bears the id of somebody else's. The time in an id, by which
/// rows lie in order, stays. That no id leads to another person's row is held by the keys and policies of the tables, not by this.
/// </summary>
internal sealed partial class ArchiveIds(byte[] mask)
{
    private const int Bytes = 16;

    /// <summary>An archive's mask, as its manifest carries it: 32 hexadecimal digits.</summary>
    public static string MaskOf(Guid person) => Convert.ToHexStringLower(Mask(person));

    public static bool IsMask(string? text) => text is { Length: 2 * Bytes } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>From the account with that mask to this person.</summary>
    public static ArchiveIds Between(string from, Guid to)
    {
        var (one, other) = (Kept(Convert.FromHexString(from)), Mask(to));
        return new([.. one.Select((b, i) => (byte)(b ^ other[i]))]);
    }

    public Guid Move(Guid id)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = 0; i < Bytes; i++)
            bytes[i] ^= mask[i];
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A text with the addresses of the person's own pages moved along.</summary>
    public string MoveLinks(string text) => text.Contains("](/", StringComparison.Ordinal)
        ? OwnPage().Replace(text, m => m.Groups["room"].Value + Move(Guid.ParseExact(m.Groups["id"].Value, "D")).ToString("D")) : text;

    private static byte[] Mask(Guid person) => Kept(SHA256.HashData([.. "etude archive ids "u8, .. person.ToByteArray(bigEndian: true)])[..Bytes]);

    /// <summary>Without the bits that say when an id was made and which kind of id it is.</summary>
    private static byte[] Kept(byte[] mask)
    {
        mask.AsSpan(0, 6).Clear();
        mask[6] &= 0x0F;
        mask[8] &= 0x3F;
        return mask;
    }

    [GeneratedRegex(@"(?<room>\]\(/(attempts|library|writing|reflect|jobs|credentials|assessment/runs)/)(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OwnPage();
}
