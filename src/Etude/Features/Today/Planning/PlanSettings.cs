using System.Globalization;
using System.Text.Json;
using Etude.Platform.Postgres;

namespace Etude.Features.Today.Planning;

/// <summary>What of a person's settings bends the plan. What cannot be read counts as not set.</summary>
/// <param name="Interview"><c>interview_date</c>.</param>
/// <param name="EasyShares"><c>easy_days</c>: share by weekday, as stored.</param>
public sealed record PlanSettings(DateOnly? Interview, IReadOnlyDictionary<string, double> EasyShares)
{
    public const string DayFormat = "yyyy-MM-dd";

    public EasyDays EasyDays => EasyDays.From(EasyShares);

    public static PlanSettings Of(PersonSettings settings) => new(ReadDay(Bag(settings, "interview_date")), ReadShares(Bag(settings, "easy_days")));

    private static JsonElement? Bag(PersonSettings settings, string key) => settings.Others?.TryGetValue(key, out var value) == true ? value : null;

    private static DateOnly? ReadDay(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && DateOnly.TryParseExact(text.GetString(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    private static Dictionary<string, double> ReadShares(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } bag
        ? bag.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).ToDictionary(p => p.Name, p => p.Value.GetDouble(), StringComparer.OrdinalIgnoreCase)
        : [];
}
