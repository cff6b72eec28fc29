using Etude.Features.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>The recalls of a day, most needed first.</summary>
/// <param name="Order">Indices into <see cref="PlanRequest.Recalls"/>: what may come today.</param>
/// <param name="Due">How many of them are due; the others come early, for an interview.</param>
/// <param name="DueMinutes">What all that is due would take.</param>
internal sealed record RecallRanking(ReadOnlyMemory<int> Order, int Due, int DueMinutes);

/// <summary>
/// What is most needed: usually the lowest chance of recall, weighed by axis; after a break, what one review saves most over the
/// next month; with an interview ahead, what one review adds on its day. Each candidate is weighed once.
/// </summary>
internal static class RecallOrder
{
    private const int MonthOfGain = 30;
    private const double WorthComingEarly = 0.01;

    /// <summary>How much it counts that the same review would add more later; by simulation, see docs/recall.md.</summary>
    private const double Patience = 3;

    /// <param name="request">All there is.</param>
    /// <param name="byGain">True after a break: the backlog is ordered by what a review saves.</param>
    public static RecallRanking Of(PlanRequest request, bool byGain)
    {
        var (tomorrow, early) = (Scheduler.StartOf(request.Today.AddDays(1), request.Zone), ComesEarly(request));
        var doneToday = new DoneToday(request);
        var order = new int[request.Recalls.Count];
        var needs = new double[request.Recalls.Count];
        var (count, due, minutes) = (0, 0, 0);
        var horizon = Horizon(request, byGain);
        for (var i = 0; i < order.Length; i++)
        {
            var candidate = request.Recalls[i];
            var isDue = candidate.Memory.DueAt < tomorrow;
            if (!(isDue || early) || doneToday.Holds(candidate))
                continue;
            var need = Need(request, candidate, horizon);
            if (!isDue && need < WorthComingEarly)
                continue;
            order[count++] = i;
            needs[i] = need;
            due += isDue ? 1 : 0;
            minutes += isDue ? candidate.Problem.Minutes : 0;
        }

        Array.Sort(order, 0, count, Comparer<int>.Create((a, b) => needs[b].CompareTo(needs[a]) is var byNeed and not 0
            ? byNeed : string.CompareOrdinal(request.Recalls[a].Problem.Slug, request.Recalls[b].Problem.Slug)));
        return new(order.AsMemory(0, count), due, minutes);
    }

    private static bool ComesEarly(PlanRequest request) =>
        request.InterviewAhead is { } interview && interview.DayNumber - request.Today.DayNumber <= LastChance.Stretch;

    private static DateTimeOffset? Horizon(PlanRequest request, bool byGain) =>
        request.InterviewAhead is { } interview ? LastChance.MorningOf(interview, request.Zone)
        : byGain ? request.Now.AddDays(MonthOfGain) : null;

    private static double Need(PlanRequest request, RecallCandidate candidate, DateTimeOffset? horizon)
    {
        var weight = request.Weights.Of(candidate.Problem.Axes);
        if (horizon is not { } then)
            return weight * (1 - request.Outlook.Chance(candidate.Memory, request.Now));
        var gain = request.Outlook.Gain(candidate.Memory, request.Now, then);
        return weight * gain * (request.InterviewAhead is null ? 1 : WorthOfNow(request, candidate, gain, then));
    }

    /// <summary>
    /// How little is lost by reviewing now instead of on the eve of the interview, 0 to 1. What is soon forgotten again should wait,
    /// what lasts may come now, so that the last days are left to those that need them.
    /// </summary>
    private static double WorthOfNow(PlanRequest request, RecallCandidate candidate, double gain, DateTimeOffset then)
    {
        var eve = then.AddDays(-1);
        if (eve <= request.Now || gain <= 0)
            return 1;
        var later = request.Outlook.Gain(candidate.Memory, eve, then);
        return later <= gain ? 1 : Math.Pow(gain / later, Patience);
    }
}
