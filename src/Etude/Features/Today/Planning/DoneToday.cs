using Etude.Features.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>
/// What must not come again today: problems with an open attempt, and those reviewed on this day. A review up to a day ahead counts as
/// today's, for then the clock or the zone was changed since; one further ahead is a clock's mistake and hides nothing.
/// </summary>
internal sealed class DoneToday(PlanRequest request)
{
    private readonly HashSet<string> open = [.. request.Open.Select(o => o.Problem.Slug)];
    private readonly DateTimeOffset from = Scheduler.StartOf(request.Today, request.Zone);
    private readonly DateTimeOffset to = Scheduler.StartOf(request.Today.AddDays(2), request.Zone);

    public bool Holds(RecallCandidate candidate) =>
        (candidate.Memory.LastReviewedAt >= from && candidate.Memory.LastReviewedAt < to) || open.Contains(candidate.Problem.Slug);
}
