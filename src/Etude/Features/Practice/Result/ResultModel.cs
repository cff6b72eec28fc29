using Etude.Features.Recall;
using Etude.Features.Reviews;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Etude.Recall;

namespace Etude.Features.Practice.Result;

/// <summary>What the result page says: grade and reason, the day of return, scores, findings, insight, solution.</summary>
public sealed record ResultModel
{
    public required AttemptRow Attempt { get; init; }
    public required ReviewedRow? Review { get; init; }

    /// <summary>The review as a voice says it; null without a review.</summary>
    public SpokenReview? Spoken { get; init; }

    public required Rating Grade { get; init; }
    public required string Reason { get; init; }
    public required bool Overridden { get; init; }
    public required Rating Earned { get; init; }

    /// <summary>Null when a later attempt has moved the schedule on.</summary>
    public required DateOnly? ReturnsOn { get; init; }

    public required DateOnly Today { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The expected chance of recall on that day, 0 to 1.</summary>
    public required double ExpectedRecall { get; init; }

    /// <summary>Sealed facts for changing the grade; null when only a newer attempt can be graded.</summary>
    public required string? GradeTicket { get; init; }

    public static ResultModel From(AttemptRow row, ReviewedRow? review, Batch batch, Tickets tickets)
    {
        var person = batch.Person!;
        var settings = person.Settings;
        var reason = row.GradeReason;
        var newest = review is { Newest: true };
        return new ResultModel
        {
            Attempt = row,
            Review = review,
            Grade = (Rating)(row.Grade ?? (int)Rating.Again),
            Reason = reason?.Sentence ?? "",
            Overridden = reason?.Overridden ?? false,
            Earned = (Rating)(reason?.Earned ?? row.Grade ?? (int)Rating.Again),
            ReturnsOn = newest ? row.DueAt?.DayIn(settings.Zone) : null,
            Today = person.Today,
            Zone = settings.Zone,
            ExpectedRecall = row.Memory is { } memory ? memory.ChanceAt(memory.DueAt, Scheduler.Of(settings)) : 0,
            Reached = settings.Motivation?.Celebrate == "off" ? null : Milestone.Of(row, review?.SolvedAloneAt, settings.Zone),
            GradeTicket = newest ? tickets.Seal(GradeTicketOf(row, review!, settings)) : null,
        };
    }

    /// <summary>True once the day of return is over.</summary>
    public bool IsOverdue => ReturnsOn < Today;

    /// <summary>What was reached, in one quiet sentence; null for nothing, and for who wants none.</summary>
    public required string? Reached { get; init; }

    /// <summary>"in 14 days", "tomorrow", "today".</summary>
    public string ReturnsIn => (ReturnsOn!.Value.DayNumber - Today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        var days => $"in {days} days",
    };

    public int Percent => (int)Math.Round(ExpectedRecall * 100);

    /// <summary>The phases in order that were scored, each with its score now and at the attempt before.</summary>
    public IEnumerable<(string Phase, int Now, int? Before)> Scores => Phases.All
        .Where(p => Review!.PerPhase.ContainsKey(p))
        .Select(p => (p, Review!.PerPhase[p].Score, Review.PreviousPhases?.GetValueOrDefault(p)?.Score));

    /// <summary>What became of the findings of the attempt before; null when there was none.</summary>
    public SinceLastTime? Since => Review is not { PreviousFindings: { } before } review ? null
        : SinceLastTime.Between(before, review.PreviousAnswers ?? [], review.RubricSignals, review.PerPhase);

    public string Weakest => Scores.OrderBy(s => s.Now).Select(s => s.Phase).FirstOrDefault(Phases.Explore);

    public string Ordinal => Attempt.Number switch
    {
        1 => "First attempt",
        2 => "Second attempt",
        3 => "Third attempt",
        4 => "Fourth attempt",
        5 => "Fifth attempt",
        var n => $"Attempt {n}",
    };

    private static Ticket GradeTicketOf(AttemptRow row, ReviewedRow review, PersonSettings settings) => Ticket.For(row, settings) with
    {
        SubmittedAt = row.SubmittedAt,
        Earned = row.GradeReason?.Earned ?? row.Grade,
        Unaided = row.GradeReason?.Unaided ?? false,
        Memory = review.StabilityBefore is not { } stability ? null : new Remembered
        {
            Stability = stability,
            Difficulty = review.DifficultyBefore!.Value,
            DueAt = row.SubmittedAt!.Value,
            LastReviewedAt = review.ReviewedBefore ?? row.SubmittedAt!.Value,
            Reps = Math.Max(1, (row.Reps ?? 2) - 1),
            Lapses = Math.Max(0, (row.Lapses ?? 0) - (row.Grade == (int)Rating.Again ? 1 : 0)),
        },
    };
}
