using Etude.Features.Axes;
using Etude.Features.Recall;
using Etude.Recall;

namespace Etude.Features.Today.Planning;

/// <summary>A problem in review: the plan may bring it back.</summary>
/// <param name="LastGrade">The grade of the last attempt.</param>
/// <param name="LastReason">Why it was that, in one sentence; null where none is stored.</param>
/// <param name="LastHints">Hints taken the last time, over all phases.</param>
/// <param name="Move">What moved its day of return.</param>
public sealed record RecallCandidate(PlanProblem Problem, Remembered Memory, Rating LastGrade, string? LastReason, int LastHints, DateMove Move);

/// <summary>A library item that the plan may offer.</summary>
/// <param name="Kind"><c>reading</c>, <c>video</c> or <c>exercise</c>.</param>
/// <param name="Axes">The main one first.</param>
public sealed record StudyCandidate(string Slug, string Title, string Kind, IReadOnlyList<string> Axes, int Minutes);

/// <summary>A reflection that is due.</summary>
/// <param name="Since">The day of the last one, or of the first practice where there was none.</param>
/// <param name="First">True when there was none before.</param>
public sealed record ReflectionWish(DateOnly Since, bool First)
{
    /// <summary>Days between two reflections.</summary>
    public const int EveryDays = 28;

    public const int Minutes = 15;

    /// <summary>What the piece is called.</summary>
    public const string Title = "Look back";

    /// <summary>The wish of a day: null while four weeks are not over, or before any practice.</summary>
    public static ReflectionWish? On(DateOnly today, DateOnly? last, DateOnly? firstPractice) => (last, firstPractice) switch
    {
        ({ } day, _) when today.DayNumber - day.DayNumber >= EveryDays => new(day, First: false),
        (null, { } day) when today.DayNumber - day.DayNumber >= EveryDays => new(day, First: true),
        _ => null,
    };
}

/// <summary>All that a plan of the day depends on.</summary>
public sealed record PlanRequest
{
    /// <summary>More recalls than this are not asked of one day, however short they are.</summary>
    public const int UsualRecallCap = 12;

    public required DateTimeOffset Now { get; init; }

    /// <summary>The person's calendar day.</summary>
    public required DateOnly Today { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The person's minutes for a usual day.</summary>
    public required int Minutes { get; init; }

    public int RecallCap { get; init; } = UsualRecallCap;

    public AxisWeights Weights { get; init; } = AxisWeights.Equal;

    /// <summary>A level for every axis.</summary>
    public IReadOnlyList<AxisLevel> Levels { get; init; } = [];

    public EasyDays EasyDays { get; init; } = EasyDays.None;

    public DateOnly? Interview { get; init; }

    public IReadOnlyList<OpenAttempt> Open { get; init; } = [];

    /// <summary>Everything in review, due or not.</summary>
    public IReadOnlyList<RecallCandidate> Recalls { get; init; } = [];

    /// <summary>Problems never tried.</summary>
    public IReadOnlyList<PlanProblem> Unseen { get; init; } = [];

    /// <summary>Library items to choose from, the likeliest first.</summary>
    public IReadOnlyList<StudyCandidate> Study { get; init; } = [];

    /// <summary>Library items that were finished today: no other is asked of the day.</summary>
    public IReadOnlyList<StudyCandidate> Studied { get; init; } = [];

    public ReflectionWish? Reflection { get; init; }

    /// <summary>True when the person looked back today.</summary>
    public bool Reflected { get; init; }

    public required Func<string, string> AxisName { get; init; }

    public IOutlook Outlook { get; init; } = Planning.Outlook.Default;

    /// <summary>The interview while it lies ahead; one that is today or over bends nothing.</summary>
    internal DateOnly? InterviewAhead => Interview > Today ? Interview : null;

    /// <summary>The minutes of a usual day, within a day.</summary>
    internal int UsualMinutes => Math.Clamp(Minutes, 1, 1440);

    /// <summary>The minutes of a day, with its weekday's share; 0 only where that is 0.</summary>
    internal int MinutesOn(DateOnly day) => (int)Math.Ceiling(UsualMinutes * EasyDays.On(day));
}
