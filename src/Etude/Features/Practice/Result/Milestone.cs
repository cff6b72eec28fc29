using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Practice.Result;

/// <summary>What a submission reached, as a fact and not as praise: only a solution without help counts.</summary>
public static class Milestone
{
    /// <param name="before">When the problem was last solved without help before; null for never.</param>
    /// <returns>One sentence; null where nothing new was reached.</returns>
    public static string? Of(AttemptRow attempt, DateTimeOffset? before, TimeZoneInfo zone)
    {
        if (attempt is not { GradeReason.Unaided: true, Grade: > (int)Rating.Again, SubmittedAt: { } now })
            return null;
        if (before is not { } then)
            return attempt.Number == 1 ? "Solved without help on the first attempt." : "The first time that you solve this one without help.";
        var days = now.DayIn(zone).DayNumber - then.DayIn(zone).DayNumber;
        return days > 0 ? $"Solved without help again, {Instants.Count(days, "day")} after the last time." : null;
    }
}
