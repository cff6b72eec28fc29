using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Today.Planning;

/// <summary>A piece of the day as <c>sessions.plan</c> keeps it: what and what for. Its reasons are made afresh, so that they stay true.</summary>
public sealed record StoredPiece : IJsonColumn
{
    public required Purpose Purpose { get; init; }
    public required string Slug { get; init; }

    /// <summary>True when the person put it off until another day.</summary>
    public bool Moved { get; init; }

    [JsonIgnore]
    public string Key => StoredPlan.KeyOf(Purpose, Slug);
}

/// <summary>The plan as a form carries it: <c>recall:two-sum new:route-trie:moved</c>.</summary>
public static partial class StoredPlan
{
    /// <summary>The form field.</summary>
    public const string Field = "plan";

    private const int MostPieces = 60;
    private static readonly Dictionary<string, Purpose> Purposes = Enum.GetValues<Purpose>().ToDictionary(Name, StringComparer.Ordinal);

    public static string Write(IEnumerable<StoredPiece> pieces) =>
        string.Join(' ', pieces.Select(p => $"{Name(p.Purpose)}:{p.Slug}{(p.Moved ? ":moved" : "")}"));

    /// <exception cref="BadFormException">It is not a plan that a page of ours made.</exception>
    public static JsonList<StoredPiece> Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pieces = new JsonList<StoredPiece>();
        foreach (var match in words.Select(word => Piece().Match(word)))
        {
            if (!match.Success || !Purposes.TryGetValue(match.Groups["purpose"].Value, out var purpose) || words.Length > MostPieces)
                throw new BadFormException("The plan could not be read. Open Today again and choose there.");
            pieces.Add(new() { Purpose = purpose, Slug = match.Groups["slug"].Value, Moved = match.Groups["moved"].Success });
        }

        return pieces;
    }

    /// <summary>A problem is the same piece whatever it is for; a library item may bear a problem's name.</summary>
    public static string KeyOf(Purpose purpose, string slug) => purpose is Purpose.Study or Purpose.Reflect ? $"{Name(purpose)}:{slug}" : slug;

    private static string Name(Purpose purpose) => purpose.ToString().ToLowerInvariant();

    [GeneratedRegex("^(?<purpose>[a-z]+):(?<slug>[a-z0-9-]{0,120})(?<moved>:moved)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Piece();
}
