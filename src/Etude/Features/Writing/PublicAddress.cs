using System.Globalization;
using System.Text;
using Etude.Platform.Web;

namespace Etude.Features.Writing;

/// <summary>Where a published piece stands: <c>/@handle/slug</c>.</summary>
public static class PublicAddress
{
    private const int LongestSlug = 100;

    /// <summary>The last part of an author's addresses that is no piece.</summary>
    private static readonly string[] Taken = ["feed.atom", "feed"];

    public static string Of(string handle, string slug) => $"/@{handle}/{slug}";

    public static string Feed(string handle) => $"/@{handle}/feed.atom";

    /// <summary>Scheme and host that this request came to, which the app has checked to be its own.</summary>
    public static string Site(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>A slug out of a title: small letters, digits, single hyphens. Accents fall away; a title without any letter gives "piece".</summary>
    public static string SlugOf(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in FormFields.Cut(title, 300).ToLowerInvariant())
        {
            if (Plain(c) is { } plain) slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length >= 80) break;
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 || Taken.Contains(text, StringComparer.Ordinal) ? "piece" : text;
    }

    /// <summary>What is wrong with a slug that somebody typed, or null.</summary>
    public static string? Mistake(string slug) =>
        slug.Length is 0 or > LongestSlug || slug.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) || slug.StartsWith('-') || slug.EndsWith('-') || slug.Contains("--", StringComparison.Ordinal)
            ? $"The end of the address may hold small letters, digits and single hyphens, at most {LongestSlug} of them."
        : Taken.Contains(slug, StringComparer.Ordinal) ? "That address belongs to the feed. Choose another."
        : null;

    // The app does without ICU, so accents are taken off by a list.
    private static string? Plain(char c) => c switch
    {
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => c.ToString(CultureInfo.InvariantCulture),
        '\'' or '’' => "",
        'à' or 'á' or 'â' or 'ã' or 'å' or 'ā' or 'ą' => "a",
        'ä' or 'æ' => "ae",
        'ç' or 'ć' or 'č' => "c",
        'ď' or 'đ' or 'ð' => "d",
        'è' or 'é' or 'ê' or 'ë' or 'ē' or 'ę' or 'ě' => "e",
        'ğ' => "g",
        'ì' or 'í' or 'î' or 'ï' or 'ī' or 'ı' => "i",
        'ł' => "l",
        'ñ' or 'ń' or 'ň' => "n",
        'ò' or 'ó' or 'ô' or 'õ' or 'ø' or 'ō' => "o",
        'ö' or 'œ' => "oe",
        'ř' => "r",
        'ś' or 'š' or 'ş' => "s",
        'ß' => "ss",
        'ť' or 'ţ' => "t",
        'þ' => "th",
        'ù' or 'ú' or 'û' or 'ū' or 'ů' => "u",
        'ü' => "ue",
        'ý' or 'ÿ' => "y",
        'ź' or 'ż' or 'ž' => "z",
        _ => null,
    };
}
