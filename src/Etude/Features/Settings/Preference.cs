using System.Globalization;
using System.Text.Json.Nodes;
using Etude.Platform.Postgres;

namespace Etude.Features.Settings;

/// <summary>One choice of a person about how Etude looks and behaves: its place in the bag of settings, and its words on the page.</summary>
/// <param name="Name">Of the form's field.</param>
/// <param name="Bag">The object of the bag that it lies in, such as <c>a11y</c>.</param>
/// <param name="Key">In that object.</param>
/// <param name="Section">The part of the page that it stands in.</param>
/// <param name="Label">What it is about.</param>
/// <param name="Choices">What may be chosen, the usual first; empty for a switch, on or off.</param>
/// <param name="Read">What is chosen: one of the choices; for a switch <c>on</c> or <c>off</c>.</param>
public sealed record Preference(
    string Name, string Bag, string Key, string Section, string Label, IReadOnlyList<(string Value, string Name)> Choices, Func<PersonSettings, string> Read)
{
    public const string On = "on";
    public const string Off = "off";

    /// <summary>A sentence that says more.</summary>
    public string? Hint { get; init; }

    /// <summary>The attribute of the document that it changes (<see cref="Shell.Look"/>), without <c>data-</c>; null where the page shows nothing of it.</summary>
    public string? Look { get; init; }

    /// <summary>Of a switch: what that attribute says when it is on, and when it is off; null for no attribute.</summary>
    public (string? On, string? Off) Says { get; init; } = (On, null);

    /// <summary>The attribute of the code editor, and of its sample, that it changes (<see cref="Shell.Look.OfEditor"/>), without <c>data-</c>.</summary>
    public string? Sample { get; init; }

    /// <summary>A plain switch of the data model's <c>a11y</c> that follows from it: other programs may know only that.</summary>
    public Func<string, (string Key, bool Value)>? Also { get; init; }

    public bool IsSwitch => Choices.Count == 0;

    /// <summary>Whether a value is one of those that may be chosen.</summary>
    public bool Takes(string value) => IsSwitch ? value is On or Off : Choices.Any(c => c.Value == value);

    /// <summary>What is kept for a value.</summary>
    public JsonNode Kept(string value) =>
        IsSwitch ? JsonValue.Create(value == On)
        : Choices.All(c => IsNumber(c.Value)) ? JsonValue.Create(decimal.Parse(value, CultureInfo.InvariantCulture))
        : JsonValue.Create(value);

    private static bool IsNumber(string value) => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
