using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.Web;

namespace Etude.Features.Library;

/// <summary>A person's own item as its form sends it.</summary>
public sealed record ItemForm
{
    private const int MostAxes = 3;
    private const int LongestProject = 100_000;

    public string Title { get; init; } = "";
    public string Author { get; init; } = "";
    public string Url { get; init; } = "";
    public string Kind { get; init; } = "reading";
    public string Difficulty { get; init; } = "";
    public string Minutes { get; init; } = "";
    public string Why { get; init; } = "";
    public IReadOnlyList<string> Axes { get; init; } = [];

    public static ItemForm From(FormFields form, ContentFiles content) => new()
    {
        Title = form.Text("title", 5000).Trim(),
        Author = form.Text("author", 5000).Trim(),
        Url = form.Text("url", 10_000).Trim(),
        Kind = form.Text("kind", 100),
        Difficulty = form.Text("difficulty", 100),
        Minutes = form.Text("minutes", 100).Trim(),
        Why = form.Text("why", 70_000),
        Axes = [.. content.Axes.Select(a => a.Key).Where(a => form.Flag("axis_" + a))],
    };

    public static ItemForm From(ShowItem.Row item) => new()
    {
        Title = item.Title, Author = item.Author ?? "", Url = item.Url ?? "", Kind = item.Kind, Difficulty = item.Difficulty ?? "",
        Minutes = item.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "", Why = item.WhyMd ?? "", Axes = item.Axes,
    };

    /// <summary>The address in its stored form; null when none was given or it is not one.</summary>
    public string? StoredUrl => Url.Length == 0 ? null : WebAddress.Read(Url).Address?.Text;

    public int? StoredMinutes => int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= LongestProject ? minutes : null;

    public IReadOnlyDictionary<string, string> Mistakes()
    {
        var mistakes = new Dictionary<string, string>();
        if (Title.Length is 0 or > 300 || Title.Any(char.IsControl))
            mistakes["title"] = "Enter a title of at most 300 characters on one line.";
        if (Author.Length > 300 || Author.Any(char.IsControl))
            mistakes["author"] = "Enter an author of at most 300 characters on one line, or none.";
        if (Url.Length > 0 && WebAddress.Read(Url).Mistake is { } mistake)
            mistakes["url"] = mistake;
        if (!ClosedSet.ItemKinds.Has(Kind))
            mistakes["kind"] = "Choose what it is.";
        if (Difficulty.Length > 0 && !ClosedSet.ItemDifficulties.Has(Difficulty))
            mistakes["difficulty"] = "Choose how demanding it is, or leave it open.";
        if (Minutes.Length > 0 && StoredMinutes is null)
            mistakes["minutes"] = string.Create(CultureInfo.InvariantCulture, $"Enter whole minutes between 1 and {LongestProject:N0}, or none.");
        if (System.Text.Encoding.UTF8.GetByteCount(Why) > 65_536)
            mistakes["why"] = "Shorten this to 64 KB at most.";
        if (Axes.Count > MostAxes)
            mistakes["axes"] = $"Choose at most {MostAxes} axes.";
        return mistakes;
    }
}
