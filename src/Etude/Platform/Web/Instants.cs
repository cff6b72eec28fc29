using System.Globalization;

namespace Etude.Platform.Web;

/// <summary>How days and times are written on the screens.</summary>
public static class Instants
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>"Thursday, 10 September".</summary>
    public static string LongDay(this DateOnly day) => day.ToString("dddd, d MMMM", English);

    /// <summary>"Thursday 24 September".</summary>
    public static string Day(this DateOnly day) => day.ToString("dddd d MMMM", English);

    /// <summary>"10 Sep".</summary>
    public static string ShortDay(this DateOnly day) => day.ToString("d MMM", English);

    /// <summary>"Thursday 24 September", and the year where it is not today's.</summary>
    public static string Day(this DateOnly day, DateOnly today) => day.Day() + YearBeside(day, today);

    /// <summary>"10 Sep", and the year where it is not today's.</summary>
    public static string ShortDay(this DateOnly day, DateOnly today) => day.ShortDay() + YearBeside(day, today);

    /// <summary>"Thu".</summary>
    public static string Weekday(this DateOnly day) => day.ToString("ddd", English);

    /// <summary>"2 minutes", "1 day": a count with its noun.</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{number.ToString("N0", English)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>The calendar day of an instant in a zone.</summary>
    public static DateOnly DayIn(this DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static string YearBeside(DateOnly day, DateOnly today) => day.Year == today.Year ? "" : day.ToString(" yyyy", English);
}
