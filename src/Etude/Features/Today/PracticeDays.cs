namespace Etude.Features.Today;

/// <summary>One calendar day of practice.</summary>
public sealed record PracticeDay
{
    public required DateOnly Day { get; init; }
    public required int SecondsActive { get; init; }
    public required int AttemptsSubmitted { get; init; }

    public int Minutes => (SecondsActive + 30) / 60;
}

/// <summary>A cell of the heat map: minutes of a day; null for a day still to come.</summary>
public sealed record DayCell(DateOnly Day, int? Minutes, bool IsToday)
{
    /// <summary>Shade 0 (none) to 4.</summary>
    public int Heat => Minutes switch { null or 0 => 0, < 15 => 1, < 30 => 2, < 45 => 3, _ => 4 };
}

/// <summary>Counts and pictures of practice days.</summary>
public static class PracticeDays
{
    /// <summary>Weeks of seven days, Monday first, oldest week first, ending with the week of <paramref name="today"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<DayCell>> Weeks(IEnumerable<PracticeDay> days, DateOnly today, int weeks)
    {
        var minutes = days.ToDictionary(d => d.Day, d => d.Minutes);
        var first = Monday(today).AddDays(-7 * (weeks - 1));
        return [.. Enumerable.Range(0, weeks).Select(w => (IReadOnlyList<DayCell>)[.. Enumerable.Range(0, 7).Select(d =>
        {
            var day = first.AddDays((7 * w) + d);
            return new DayCell(day, day > today ? null : minutes.GetValueOrDefault(day), day == today);
        })])];
    }

    /// <summary>Days in a row with a submitted attempt, ending today or, while today is still open, yesterday.</summary>
    public static int Streak(IEnumerable<PracticeDay> days, DateOnly today)
    {
        var practised = days.Where(d => d.AttemptsSubmitted > 0).Select(d => d.Day).ToHashSet();
        var day = practised.Contains(today) ? today : today.AddDays(-1);
        var length = 0;
        for (; practised.Contains(day); day = day.AddDays(-1))
            length++;
        return length;
    }

    /// <summary>The seven days of this week, Monday first: practised or not; null for days still to come.</summary>
    public static IReadOnlyList<(DateOnly Day, bool? Practised)> ThisWeek(IEnumerable<PracticeDay> days, DateOnly today)
    {
        var practised = days.Where(d => d.AttemptsSubmitted > 0).Select(d => d.Day).ToHashSet();
        return [.. Enumerable.Range(0, 7).Select(i => Monday(today).AddDays(i))
            .Select(day => (day, day > today ? (bool?)null : practised.Contains(day)))];
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
