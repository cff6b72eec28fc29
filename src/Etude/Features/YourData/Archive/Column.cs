using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Platform.Postgres;

namespace Etude.Features.YourData.Archive;

/// <summary>What a column of an archive may hold.</summary>
internal enum Holds
{
    /// <summary>An id of a row of the person's, or of another archive's: moved on the way in, see <see cref="ArchiveIds"/>.</summary>
    Id,

    Text,

    /// <summary>Markdown, in which addresses of the person's own pages may stand.</summary>
    Markdown,

    Whole,
    Number,
    Flag,
    Instant,
    Day,
    Document,

    /// <summary>A problem, named by its slug.</summary>
    Problem,

    /// <summary>A library item, named by its slug and whether it is the person's own.</summary>
    Item,
}

/// <summary>A column as it stands in an archive.</summary>
/// <param name="Name">In the archive; the same as in the database but for problems and items, which are named by slug.</param>
/// <param name="Holds">What it may hold.</param>
/// <param name="Nullable">Whether it may hold nothing.</param>
/// <param name="Reads">Throws a <see cref="JsonException"/> for a document that the app could not read; null for other columns.</param>
internal sealed record Column(string Name, Holds Holds, bool Nullable = false, Action<string>? Reads = null)
{
    public static Column Id(string name = "id") => new(name, Holds.Id);

    public static Column Text(string name) => new(name, Holds.Text);

    public static Column Markdown(string name) => new(name, Holds.Markdown);

    public static Column Whole(string name) => new(name, Holds.Whole);

    public static Column Number(string name) => new(name, Holds.Number);

    public static Column Flag(string name) => new(name, Holds.Flag);

    public static Column Instant(string name) => new(name, Holds.Instant);

    public static Column Day(string name) => new(name, Holds.Day);

    public static Column Of<T>(string name) => new(name, Holds.Document, Reads: text => Json.Read<T>(text));

    public static readonly Column Problem = new("problem", Holds.Problem);

    public static readonly Column Item = new("item", Holds.Item);

    public Column OrNull() => this with { Nullable = true };

    /// <summary>Whether a value is of this column's kind. What it says is the database's to judge.</summary>
    public bool Takes(JsonNode? value) => value is null ? Nullable : Holds switch
    {
        Holds.Id => Word(value) is { } id && Guid.TryParseExact(id, "D", out _),
        Holds.Text or Holds.Markdown or Holds.Problem => Word(value) is not null,
        Holds.Whole => value is JsonValue whole && whole.TryGetValue<int>(out _),
        Holds.Number => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<double>(out var real) && double.IsFinite(real),
        Holds.Flag => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        Holds.Instant => Word(value) is { Length: >= 20 } at && at[10] == 'T' && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        Holds.Day => Word(value) is { } day && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        Holds.Item => value is JsonObject { Count: 2 } item && Word(item["slug"]) is not null && item["own"]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => IsReadable(value),
    };

    /// <summary>The text of a value, if it is text that can be stored: no NUL, no half of a character.</summary>
    private static string? Word(JsonNode? value)
    {
        try
        {
            return value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.TryGetValue<string>(out var word) && !word.Contains('\0', StringComparison.Ordinal) ? word : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsReadable(JsonNode value)
    {
        try
        {
            Reads!(value.ToJsonString(Json.Options));
            return true;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
