using System.Globalization;
using Etude.Platform.Content;
using Etude.Platform.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Etude.Features.Library;

/// <summary>What the address of the library asks for; anything unknown counts as not asked.</summary>
public sealed record LibraryFilter
{
    public const int PageSize = 30;

    private const int LastPage = 10_000;

    /// <summary>Where a person can stand on an item, as the data has it.</summary>
    public static readonly string[] Statuses = ["queued", "started", "finished", "dropped"];

    /// <summary>The same as a filter: beside the four, not on one's list yet, marked as a favourite, and one's own.</summary>
    public static readonly (string Value, string Name)[] Places =
        [("new", "Not on your list"), ("queued", "Queued"), ("started", "Started"), ("finished", "Finished"), ("dropped", "Dropped"), ("favourite", "Favourites"), ("own", "Your own")];

    /// <summary>Lengths with their least and most minutes.</summary>
    public static readonly (string Value, string Name, int Least, int Most)[] Lengths =
        [("short", "Up to 20 minutes", 1, 20), ("hour", "Up to an hour", 21, 60), ("long", "Up to four hours", 61, StudyTime.LongestSitting), ("project", "Projects, longer", StudyTime.LongestSitting + 1, int.MaxValue)];

    public required string Query { get; init; }
    public string? Axis { get; init; }
    public string? Kind { get; init; }
    public string? Difficulty { get; init; }
    public string? Status { get; init; }
    public string? Length { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Offset => (Page - 1) * PageSize;

    public (int? Least, int? Most) Minutes => Lengths.FirstOrDefault(l => l.Value == Length) is { Value: not null } one ? (one.Least, one.Most) : (null, null);

    /// <summary>Whether anything is asked for; the shelves are shown when nothing is.</summary>
    public bool Any => Query.Length > 0 || (Axis ?? Kind ?? Difficulty ?? Status ?? Length) is not null;

    public static LibraryFilter From(IQueryCollection asked, ContentFiles content)
    {
        string? OneOf(string name, IEnumerable<string> known) => known.FirstOrDefault(k => k == asked[name].ToString());
        return new()
        {
            Query = FormFields.Cut(asked["q"].ToString().Replace("\0", "", StringComparison.Ordinal).Trim(), 200),
            Axis = OneOf("axis", content.Axes.Select(a => a.Key)),
            Kind = OneOf("kind", ClosedSet.ItemKinds.Members),
            Difficulty = OneOf("difficulty", ClosedSet.ItemDifficulties.Members),
            Status = OneOf("status", Places.Select(p => p.Value)),
            Length = OneOf("length", Lengths.Select(l => l.Value)),
            Page = int.TryParse(asked["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
        };
    }

    /// <summary>The address of another page of the same list.</summary>
    public string PathOf(int page)
    {
        var asked = new Dictionary<string, string?>
        {
            ["q"] = Query.Length > 0 ? Query : null, ["axis"] = Axis, ["kind"] = Kind, ["difficulty"] = Difficulty, ["status"] = Status, ["length"] = Length,
            ["page"] = page.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString("/library", asked.Where(a => a.Value is not null));
    }
}
