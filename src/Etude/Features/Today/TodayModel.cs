using Etude.Features.Today.Planning;
using Etude.Platform.Postgres;
using Etude.Platform.Web;

namespace Etude.Features.Today;

/// <summary>A problem on its way back.</summary>
/// <param name="Recall">Expected chance of recall on that day, 0 to 1.</param>
public sealed record ComingBack(DateOnly Day, string Title, double Recall);

/// <summary>The job that the plan follows.</summary>
/// <param name="Job">Its address's id.</param>
/// <param name="Weighs">Its largest weights: name of the axis and share.</param>
/// <param name="IsNew">True on the day on which the person began to aim at it.</param>
public sealed record TodayAim(Guid Job, string Title, string? Company, IReadOnlyList<(string Axis, double Share)> Weighs, bool IsNew)
{
    private const int Shown = 3;

    internal static TodayAim? Of(TodayRows.JobRow? job, DateOnly today, Func<string, string> axisName) => job is null ? null : new(job.Id, job.Title, job.Company,
        [.. job.AxisWeights.OrderByDescending(w => w.Value).Take(Shown).Select(w => (axisName(w.Key), w.Value))],
        job.Since == today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Why the plan is as it is.</summary>
    public string Words => Weighs.Count == 0
        ? "Its text weighs nothing, so the plan treats all axes alike."
        : $"{(IsNew ? "You aim at it since today, so the plan was made anew. " : "")}New problems follow its weights: {string.Join(", ", Weighs.Select(w => $"{w.Axis} {Reasons.Percent(w.Share)}"))}.";
}

/// <summary>What Today shows.</summary>
public sealed record TodayModel
{
    public required DateOnly Today { get; init; }
    public required int Minutes { get; init; }

    /// <summary>What the person's settings say; <see cref="Minutes"/> may be another choice for this once.</summary>
    public int MinutesADay { get; init; } = PersonSettings.DefaultMinutes;

    public required FollowedPlan Plan { get; init; }

    /// <summary>Null while no job is active.</summary>
    public required TodayAim? Aim { get; init; }

    /// <summary>The day of the interview, today or later; null without one.</summary>
    public DateOnly? Interview { get; init; }

    /// <summary>True once the day's plan is stored and stays as it is.</summary>
    public required bool IsKept { get; init; }

    /// <summary>Which first steps are still open, in a sentence; null when none is.</summary>
    public string? FirstSteps { get; init; }

    /// <summary>True when this weekday is to carry less.</summary>
    public required bool IsEasyDay { get; init; }

    public required CatchUpPlan? CatchUp { get; init; }

    /// <summary>True when a plan made now would begin with the same piece.</summary>
    public required bool BeginsWithMostNeeded { get; init; }

    /// <summary>By key of a piece: what it would be swapped for, or null.</summary>
    public required IReadOnlyDictionary<string, PlannedPiece?> Alternatives { get; init; }

    /// <summary>What is due, not in today's plan and not put off.</summary>
    public required int Waiting { get; init; }

    public required IReadOnlyList<ComingBack> Soon { get; init; }
    public required IReadOnlyList<IReadOnlyList<DayCell>> Weeks { get; init; }
    public required int Streak { get; init; }
    public required IReadOnlyList<(DateOnly Day, bool? Practised)> ThisWeek { get; init; }
    public required Func<string, string> AxisName { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What the person's model of memory expects.</summary>
    public required IOutlook Outlook { get; init; }

    public IReadOnlyList<PlannedPiece> Pieces => Plan.Pieces;

    public string Lede
    {
        get
        {
            var minutes = Pieces.Sum(i => i.Minutes);
            var first = Pieces[0].Purpose switch
            {
                Purpose.Recall when BeginsWithMostNeeded => " The first is the one that needs you most.",
                Purpose.Recall => "",
                Purpose.CarryOn => " The first is the one you have open.",
                Purpose.New => " It begins with a new one.",
                Purpose.Study => " It begins in the library.",
                _ => " It begins with a look back.",
            };
            return $"{Instants.Count(Pieces.Count, "piece")}, {Instants.Count(minutes, "minute")}.{first}";
        }
    }

    /// <summary>What waits beyond today, and how long; null when nothing does.</summary>
    public string? WaitingWords => (Waiting, CatchUp) switch
    {
        (0, _) => null,
        (_, { DaysItTakes: { } days }) => $"{WaitingProblems} due. At this pace they are all done in about {Instants.Count(days, "day")}, those first whose review saves most. Nothing is lost.",
        (_, { DaysItTakes: null }) => $"{WaitingProblems} due. At {Instants.Count(Minutes, "minute")} a day as many come back as you do; more minutes shorten it. Nothing is lost.",
        _ => $"{WaitingProblems} due and did not fit into today's plan. Nothing is lost; what needs you most comes first.",
    };

    private string WaitingProblems => Instants.Count(Waiting, "more problem is", "more problems are");
}
