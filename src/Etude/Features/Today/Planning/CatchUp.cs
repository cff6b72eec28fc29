using Etude.Platform.Web;

namespace Etude.Features.Today.Planning;

/// <summary>Spreads a backlog over the days to come, in the order it was ranked in, without losing any of it.</summary>
internal static class CatchUp
{
    /// <summary>A backlog is more than this many days can hold.</summary>
    public const int DaysOfBacklog = 2;

    /// <summary>Fewer problems than this are none, however short the day.</summary>
    public const int FewestOfBacklog = 5;

    /// <summary>A backlog that still waits after two years does not get shorter.</summary>
    private const int LongestDays = 730;

    /// <param name="waiting">What is due and not in today's plan, most needed first.</param>
    /// <param name="todays">Slugs that today's plan holds.</param>
    public static CatchUpPlan Spread(PlanRequest request, IReadOnlyList<PlanProblem> waiting, IEnumerable<string> todays)
    {
        var days = todays.ToDictionary(slug => slug, _ => request.Today, StringComparer.Ordinal);
        var returns = DayLoads.From(request.Recalls.Select(r => r.Memory.DueAt.DayIn(request.Zone)), request.Today, LongestDays + 1);
        var usual = (int)Math.Ceiling(waiting.Select(p => p.Minutes).DefaultIfEmpty(1).Average());
        var (next, late, offset) = (0, 0, 0);
        while (next < waiting.Count || (late > 0 && offset < LongestDays))
        {
            var day = request.Today.AddDays(++offset);
            var (minutes, left) = (request.MinutesOn(day), request.RecallCap);
            var taken = Take(waiting, next, minutes, left);
            for (var last = next + taken; next < last; next++)
            {
                days[waiting[next].Slug] = day;
                minutes -= waiting[next].Minutes;
            }

            late += returns.On(day);
            late -= Math.Min(late, Math.Max(0, Math.Min(left - taken, minutes / usual)));
        }

        return new(days, late == 0 ? offset + 1 : null);
    }

    /// <summary>How many of the next fit into a day; at least one, unless the day is to be empty.</summary>
    private static int Take(IReadOnlyList<PlanProblem> waiting, int next, int minutes, int cap)
    {
        var taken = 0;
        for (var free = minutes; minutes > 0 && taken < Math.Max(1, cap) && next + taken < waiting.Count; taken++)
        {
            free -= waiting[next + taken].Minutes;
            if (taken > 0 && free < 0)
                break;
        }

        return taken;
    }
}
