namespace Etude.Features.Identity;

/// <summary>A few words for the browser that a request says it comes from, so that a person can tell their sign-ins apart.</summary>
public static class BrowserName
{
    private const string Unknown = "A browser";

    // In this order: Edge and Opera also say Chrome, Chrome also says Safari, a phone with Android also says Linux.
    private static readonly (string Says, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi", "Vivaldi"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Says, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"), ("BSD", "BSD"),
    ];

    /// <summary>Such as "Firefox on Linux"; only words from our own lists.</summary>
    /// <param name="userAgent">What the browser sent, however long; null or nonsense gives "A browser".</param>
    public static string Of(string? userAgent)
    {
        var text = userAgent is { Length: > 512 } ? userAgent[..512] : userAgent ?? "";
        return (First(Browsers, text), First(Systems, text)) switch
        {
            (null, null) => Unknown,
            (null, var system) => $"{Unknown} on {system}",
            (var browser, null) => browser,
            var (browser, system) => $"{browser} on {system}",
        };
    }

    private static string? First((string Says, string Name)[] list, string text) =>
        list.FirstOrDefault(entry => text.Contains(entry.Says, StringComparison.Ordinal)).Name;
}
