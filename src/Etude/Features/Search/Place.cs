using Etude.Features.Library;
using Etude.Shell;

namespace Etude.Features.Search;

/// <summary>Something one can go to: a room, a problem, a library item, a piece of one's own, a job.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Path">Its address on this site.</param>
/// <param name="Kind">What it is, in a word.</param>
public sealed record Place(string Title, string Path, string Kind)
{
    public static readonly IReadOnlyList<Place> Rooms = [.. Shell.Rooms.Daily.Concat(Shell.Rooms.Others).Select(r => new Place(r.Name, r.Path, "Room"))];
}

/// <summary>A place as the database answers it.</summary>
internal sealed record PlaceRow
{
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string? Slug { get; init; }
    public required Guid Id { get; init; }

    public Place ToPlace() => Kind switch
    {
        "problem" => new(Title, $"/problems/{Slug}", "Problem"),
        "item" => new(Title, ItemKey.PathOf(isOwn: false, Slug!, Id), "Library"),
        "own" => new(Title, ItemKey.PathOf(isOwn: true, "", Id), "Library, your own"),
        "writing" => new(Title, $"/writing/{Id}", "Writing"),
        _ => new(Title, $"/jobs/{Id}", "Job"),
    };
}
