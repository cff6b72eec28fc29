using System.Text.RegularExpressions;

namespace Etude.Platform.Content;

/// <summary>The name of a piece of content in addresses and in the database: small letters, digits and single hyphens.</summary>
internal static partial class Slug
{
    public const int MaxLength = 100;

    public const string Rule = "a slug is made of small letters, digits and single hyphens, at most 100 of them";

    public static bool IsValid(string text) => text.Length <= MaxLength && Form().IsMatch(text);

    /// <summary>A required slug; empty when it is missing or wrong.</summary>
    public static string Read(Section section, string key)
    {
        var slug = section.Line(key, MaxLength);
        if (slug.Length == 0 || IsValid(slug)) return slug;
        section.Refuse(key, $"\"{slug}\" is not a slug; {Rule}");
        return "";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
