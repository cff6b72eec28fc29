using Etude.Features.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>
/// The plan of the day, as far as the minutes go: what is open, what is due, one new problem, one library item on the same axis, and
/// after four weeks a look back. The first piece always fits; problems of one axis do not follow each other where that can be helped.
/// A pure function: the same request has the same plan.
/// </summary>
public static class MakePlan
{
    private const int OpenAtMost = 2;

    public static DayPlan For(PlanRequest request)
    {
        var ranking = RecallOrder.Of(request, byGain: false);
        var behind = ranking.Due >= CatchUp.FewestOfBacklog && (ranking.Due > CatchUp.DaysOfBacklog * request.RecallCap || ranking.DueMinutes > CatchUp.DaysOfBacklog * request.UsualMinutes);
        if (behind && request.InterviewAhead is null)
            ranking = RecallOrder.Of(request, byGain: true);

        var pieces = new DayPieces(request.MinutesOn(request.Today));
        foreach (var open in request.Open.OrderByDescending(o => o.SavedAt).DistinctBy(o => o.Problem.Slug).Take(OpenAtMost))
            pieces.Add(CarryOn(open, request.Now));
        var fresh = NewProblem.Ranked(request);
        // A look back that is due has its quarter of an hour, or a backlog would put it off for ever.
        var lookBack = request.Reflection is null ? 0 : ReflectionWish.Minutes;
        AddRecalls(request, ranking, pieces, reserve: lookBack + (fresh.Count > 0 ? fresh[0].Problem.Minutes : 0));
        if (request.Reflection is { } wish)
            pieces.Add(Reflect(wish));
        AddNew(request, fresh, pieces);
        AddRecalls(request, ranking, pieces, reserve: 0);
        if (request.Studied.Count == 0)
            AddStudy(request, pieces);

        var plan = new DayPlan { Pieces = pieces.Interleaved(), Waiting = ranking.Due - DueIn(request, pieces), IsEasyDay = request.EasyDays.On(request.Today) < 1 };
        return behind ? plan with { CatchUp = Backlog(request, ranking, pieces) } : plan;
    }

    /// <summary>A recall as a piece of the plan, with its facts.</summary>
    internal static PlannedPiece Recall(PlanRequest request, RecallCandidate candidate)
    {
        var (memory, outlook, now) = (candidate.Memory, request.Outlook, request.Now);
        var then = request.InterviewAhead is { } day ? LastChance.MorningOf(day, request.Zone) : (DateTimeOffset?)null;
        var facts = new RecallFacts(
            outlook.Chance(memory, now), outlook.Chance(memory, now.AddDays(3)), outlook.Chance(memory, now.AddDays(7)),
            candidate.LastGrade, candidate.LastReason, candidate.Move,
            then is { } left ? outlook.Chance(memory, left) : null,
            then is { } reviewed ? outlook.ChanceAfterReview(memory, now, reviewed) : null);
        return Piece(Purpose.Recall, candidate.Problem, Reasons.Recall(request, candidate, facts)) with { Memory = memory, Facts = facts };
    }

    internal static PlannedPiece New(PlanRequest request, NewChoice choice) => Piece(Purpose.New, choice.Problem, Reasons.New(request, choice));

    /// <param name="beside">The title of a problem of the day on that axis; null when there is none.</param>
    internal static PlannedPiece Study(PlanRequest request, StudyCandidate item, string axis, string? beside) => new()
    {
        Purpose = Purpose.Study, Slug = item.Slug, Title = item.Title, Minutes = item.Minutes, Axis = axis, Study = item,
        Why = Reasons.Study(request.AxisName(axis), beside),
    };

    internal static PlannedPiece Reflect(ReflectionWish wish) => new()
    {
        Purpose = Purpose.Reflect, Slug = "", Title = ReflectionWish.Title, Minutes = ReflectionWish.Minutes, Why = Reasons.Reflect(wish),
    };

    internal static PlannedPiece CarryOn(OpenAttempt open, DateTimeOffset now) =>
        Piece(Purpose.CarryOn, open.Problem, Reasons.CarryOn(open, now)) with { Attempt = open.Id };

    private static PlannedPiece Piece(Purpose purpose, PlanProblem problem, string why) => new()
    {
        Purpose = purpose, Slug = problem.Slug, Title = problem.Title, Minutes = problem.Minutes,
        Axis = problem.Axes.Count > 0 ? problem.Axes[0] : null, Why = why, Problem = problem,
    };

    /// <summary>
    /// Takes recalls in order while they fit beside what is reserved; one that does not fit is passed over. The first of them needs to
    /// leave no room for anything.
    /// </summary>
    private static void AddRecalls(PlanRequest request, RecallRanking ranking, DayPieces pieces, int reserve)
    {
        foreach (var index in ranking.Order.Span)
        {
            var beside = pieces.Count(Purpose.Recall) == 0 ? 0 : reserve;
            if (pieces.Count(Purpose.Recall) >= request.RecallCap || pieces.IsFull(beside))
                return;
            var candidate = request.Recalls[index];
            if (!pieces.Holds(candidate.Problem.Slug) && pieces.Fits(candidate.Problem.Minutes, beside))
                pieces.Add(Recall(request, candidate));
        }
    }

    /// <summary>One new problem: the most needed that fits, on an axis that today does not have yet where there is one.</summary>
    private static void AddNew(PlanRequest request, IReadOnlyList<NewChoice> fresh, DayPieces pieces)
    {
        var choice = fresh.FirstOrDefault(f => !pieces.HasAxis(f.Level.Axis) && pieces.Fits(f.Problem.Minutes)) ?? fresh.FirstOrDefault(f => pieces.Fits(f.Problem.Minutes));
        if (choice is not null)
            pieces.Add(New(request, choice));
    }

    /// <summary>One library item on the axis of the new problem, or else of another piece.</summary>
    private static void AddStudy(PlanRequest request, DayPieces pieces)
    {
        foreach (var piece in pieces.All.Where(p => p.Axis is not null).OrderByDescending(p => p.Purpose == Purpose.New).ToList())
        {
            var item = request.Study.FirstOrDefault(s => s.Axes.Contains(piece.Axis!, StringComparer.Ordinal) && pieces.Fits(s.Minutes));
            if (item is null)
                continue;
            pieces.Add(Study(request, item, piece.Axis!, piece.Title));
            return;
        }
    }

    private static CatchUpPlan Backlog(PlanRequest request, RecallRanking ranking, DayPieces pieces)
    {
        var tomorrow = Scheduler.StartOf(request.Today.AddDays(1), request.Zone);
        var waiting = new List<PlanProblem>(ranking.Due);
        foreach (var index in ranking.Order.Span)
        {
            var candidate = request.Recalls[index];
            if (candidate.Memory.DueAt < tomorrow && !pieces.Holds(candidate.Problem.Slug))
                waiting.Add(candidate.Problem);
        }

        return CatchUp.Spread(request, waiting, pieces.All.Where(p => p.Purpose == Purpose.Recall).Select(p => p.Slug));
    }

    private static int DueIn(PlanRequest request, DayPieces pieces)
    {
        var tomorrow = Scheduler.StartOf(request.Today.AddDays(1), request.Zone);
        return pieces.All.Count(p => p.Purpose == Purpose.Recall && p.Memory!.DueAt < tomorrow);
    }
}
