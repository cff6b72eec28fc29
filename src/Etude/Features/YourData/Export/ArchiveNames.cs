using System.Globalization;

namespace Etude.Features.YourData.Export;

/// <summary>What files of an archive are called: small letters, digits and hyphens, whatever a title says.</summary>
internal static class ArchiveNames
{
    private const int Longest = 60;

    private static readonly Dictionary<string, string> Endings = new()
    {
        ["python"] = "py", ["sql"] = "sql", ["javascript"] = "js", ["typescript"] = "ts", ["markdown"] = "md",
    };

    public static string Ending(string? language) => Endings.GetValueOrDefault(language ?? "markdown", "txt");

    /// <summary>The end of an id, by which two files of one title differ.</summary>
    public static string Short(Guid id) => id.ToString("N")[^8..];

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(string title)
    {
        var letters = string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var name = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? "untitled" : name.Length <= Longest ? name : name[..Longest].TrimEnd('-');
    }
}
