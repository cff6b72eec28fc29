using Etude.Platform.Web;

namespace Etude.Features.Today;

/// <summary>A problem on its way back.</summary>
/// <param name="Recall">Expected chance of recall on that day, 0 to 1.</param>
public sealed record ComingBack(DateOnly Day, string Title, double Recall);

/// <summary>What Today shows.</summary>
public sealed record TodayModel
{
    public required DateOnly Today { get; init; }
    public required string? Name { get; init; }
    public required int Minutes { get; init; }
    public required IReadOnlyList<PlanItem> Plan { get; init; }
    public required int DueTotal { get; init; }
    public required IReadOnlyList<ComingBack> Soon { get; init; }
    public required IReadOnlyList<IReadOnlyList<DayCell>> Weeks { get; init; }
    public required int Streak { get; init; }
    public required IReadOnlyList<(DateOnly Day, bool? Practised)> ThisWeek { get; init; }
    public required Func<string, string> AxisName { get; init; }
    public required DateTimeOffset Now { get; init; }

    public string Lede
    {
        get
        {
            var minutes = Plan.Sum(i => i.Problem.Minutes);
            var pieces = Instants.Count(Plan.Count, "piece");
            var first = Plan[0].Kind switch
            {
                PlanKind.Recall => "The first is the one you are closest to losing.",
                PlanKind.CarryOn => "The first is the one you have open.",
                _ => "It is a new one.",
            };
            return $"{pieces}, {Instants.Count(minutes, "minute")}. {first}";
        }
    }

    /// <summary>What is due but did not fit into the minutes.</summary>
    public int Waiting => DueTotal - Plan.Count(i => i.Kind == PlanKind.Recall);
}
