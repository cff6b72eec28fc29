namespace Etude.Platform.Markdown;

/// <summary>Decides where a link in somebody's text may lead.</summary>
internal static class LinkTarget
{
    /// <summary>
    /// True for http, https and mailto, and for places of this site (<c>/today</c>, <c>#part</c>). Everything that a browser could
    /// read as another scheme or another host is refused, since browsers skip tabs, line ends and leading control characters and
    /// take <c>\</c> for <c>/</c>.
    /// </summary>
    public static bool IsSafe(string? target)
    {
        if (string.IsNullOrEmpty(target) || target.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')) return false;
        if (target.StartsWith("//", StringComparison.Ordinal)) return false;
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var pathBegins = target.IndexOfAny(['/', '?', '#']);
        if (colon < 0 || (pathBegins >= 0 && pathBegins < colon)) return true;
        return target[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }
}
