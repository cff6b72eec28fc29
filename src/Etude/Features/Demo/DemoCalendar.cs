namespace Etude.Features.Demo;

/// <summary>One evening of practice.</summary>
/// <param name="Start">After the start of the day.</param>
/// <param name="Minutes">What the person has that evening.</param>
/// <param name="Mood">Added to each chance to solve something; below 0 on bad days.</param>
public sealed record DemoDay(DateOnly Day, TimeSpan Start, int Minutes, double Mood);

/// <summary>Sixteen weeks of a person who practises most weekdays, goes away for two weeks, and has one bad week. A pure function.</summary>
public static class DemoCalendar
{
    public const int Days = 112;
    private const double OnWeekdays = 0.72;
    private const double AtWeekends = 0.3;
    private const double BadMood = -0.4;

    /// <param name="today">The day it is told on; the last evening is the one before.</param>
    public static IReadOnlyList<DemoDay> Of(Dice dice, DateOnly today)
    {
        var (away, back) = (dice.Whole(38, 48), dice.Whole(12, 16));
        var bad = dice.Whole(76, 84);
        var days = new List<DemoDay>();
        for (var i = 0; i < Days; i++)
        {
            var day = today.AddDays(i - Days);
            // Drawn for every day, so that a day more of history changes no other.
            var (comes, start, minutes) = (dice.Next(), dice.Between(18, 20.5), dice.Whole(25, 70));
            var isAway = i >= away && i < away + back;
            var isLast = i >= Days - 2;
            if (!isAway && (isLast || i == 0 || comes < (IsWeekend(day) ? AtWeekends : OnWeekdays)))
                days.Add(new(day, TimeSpan.FromMinutes(Math.Round(start * 60)), minutes, i >= bad && i < bad + 7 ? BadMood : 0));
        }

        return days;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
