using Microsoft.AspNetCore.Routing;

namespace Etude.Features.Settings;

/// <summary>Which handles a person may claim: the name in the address of their public pages.</summary>
public static class Handles
{
    public const int Longest = 39;

    /// <summary>Names that a reader would take for the site itself, beside those of its rooms.</summary>
    private static readonly string[] Official =
        ["about", "account", "admin", "administrator", "api", "app", "auth", "blog", "contact", "etude", "everyone", "export", "favicon", "feed", "feedback", "home", "imprint", "inbox", "legal", "login", "logout",
         "mail", "me", "moderator", "new", "null", "official", "onboarding", "owner", "privacy", "register", "root", "rss", "search", "security", "signout", "signup", "site", "staff", "status", "support",
         "system", "team", "terms", "undefined", "user", "users", "webmaster", "welcome", "www"];

    /// <summary>What is wrong with <paramref name="handle"/>, or null.</summary>
    /// <param name="routes">The first parts of the app's addresses: a handle that reads like one of them is refused, spelt with digits and hyphens too.</param>
    public static string? Mistake(string handle, IEnumerable<string> routes)
    {
        if (handle.Length is < 2 or > Longest || handle.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) || handle[0] == '-')
            return $"Enter 2 to {Longest} small letters, digits and hyphens, beginning with a letter or digit.";
        var folded = Folded(handle);
        return Official.Concat(routes).Any(r => Folded(r) == folded)
            ? $"“{handle}” reads like a part of this site. Choose a name that is yours."
            : null;
    }

    /// <summary>The first part of every address the app answers.</summary>
    public static IEnumerable<string> FirstParts(IEnumerable<EndpointDataSource> sources) => sources
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Select(e => e.RoutePattern.RawText?.TrimStart('/').Split('/', '.')[0] ?? "")
        .Where(part => part.Length > 0 && !part.Contains('{', StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    // Digits and hyphens that the eye reads over.
    private static string Folded(string name) => string.Concat(name.Where(c => c is not ('-' or '_')).Select(c => c switch
    {
        '0' => 'o',
        '1' or 'l' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => c,
    }));
}
