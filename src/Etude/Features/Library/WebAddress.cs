using System.Net;
using System.Net.Sockets;

namespace Etude.Features.Library;

/// <summary>
/// An address that a person typed. It is stored and shown as a link, and the server never asks for it. Only http and https are taken;
/// one that names a user or a password is refused, since it would be kept in plain text.
/// </summary>
public sealed record WebAddress(string Text, string Host, bool IsPrivate)
{
    private const int Longest = 2000;

    /// <summary>Names that only a private network answers for (RFC 6761, 6762, 8375, and common use).</summary>
    private static readonly string[] PrivateEndings = [".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".private", ".home.arpa", ".test", ".onion"];

    /// <summary>Networks that do not lead out (RFC 1918, 6598, 3927, 4193, 4291 and the unspecified ones).</summary>
    private static readonly IPNetwork[] PrivateNetworks =
    [
        .. new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "::/127", "fc00::/7", "fe80::/10" }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>The address in <paramref name="typed"/>, or a sentence that says what is wrong with it.</summary>
    public static (WebAddress? Address, string? Mistake) Read(string typed)
    {
        var text = typed.Trim();
        if (text.Length > Longest)
            return (null, $"The address is longer than {Longest:N0} characters. Shorten it.");
        if (text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
            return (null, "The address holds a space, a line break or a backslash. Copy it again from the browser’s address bar.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.Host.Length == 0)
            return (null, "Enter a web address that begins with https:// or http://.");
        if (uri.UserInfo.Length > 0 || text.Split('/', 4) is [_, _, var authority, ..] && authority.Contains('@', StringComparison.Ordinal))
            return (null, "The address holds a user name or a password, which would be stored in plain text. Take out what stands before the @.");
        return uri.AbsoluteUri.Length > Longest
            ? (null, $"The address is longer than {Longest:N0} characters once written out. Shorten it.")
            : (new WebAddress(uri.AbsoluteUri, uri.IdnHost, IsPrivateHost(uri)), null);
    }

    /// <summary>What a stored address shows; null for one that could not be stored today.</summary>
    public static WebAddress? Of(string? stored) => stored is null ? null : Read(stored).Address;

    private static bool IsPrivateHost(Uri uri)
    {
        if (IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var address))
        {
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            return PrivateNetworks.Any(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain))
                || (plain.AddressFamily == AddressFamily.InterNetworkV6 && plain.IsIPv6SiteLocal);
        }
        // A name without a dot is somebody's own machine or network.
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        return !host.Contains('.', StringComparison.Ordinal) || PrivateEndings.Any(e => host.EndsWith(e, StringComparison.Ordinal));
    }
}
