using System.Globalization;

namespace Etude.Features.Progress;

/// <summary>
/// The days that Progress looks at: so many up to today, all there are, or from one day to another. What cannot be read counts as
/// not asked.
/// </summary>
/// <param name="Key">What the address says: one of <see cref="Choices"/>, or empty for days of one's own.</param>
/// <param name="Days">Days up to today; null for all, or for days of one's own.</param>
public sealed record ProgressRange(string Key, int? Days, DateOnly? From, DateOnly? To)
{
    public static readonly (string Key, string Name, int? Days)[] Choices =
        [("4w", "4 weeks", 28), ("12w", "12 weeks", 84), ("1y", "1 year", 365), ("all", "All", null)];

    private const string DayFormat = "yyyy-MM-dd";
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    public static ProgressRange Read(string? range, string? from, string? to)
    {
        if (Day(from) is { } first && Day(to) is var last && (last is null || first <= last))
            return new("", null, first, last);
        var (key, _, days) = Choices.FirstOrDefault(c => c.Key == range, Choices[1]);
        return new(key, days, null, null);
    }

    /// <summary>What an address of Progress adds to say this range again.</summary>
    public string Query => Key.Length > 0 ? $"range={Key}"
        : $"from={Text(From!.Value)}{(To is { } to ? $"&to={Text(to)}" : "")}";

    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= Latest ? day : null;
}
