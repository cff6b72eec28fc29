using System.Collections.Frozen;
using Etude.Features.Practice;

namespace Etude.Features.Reviews.Rubric;

/// <summary>The rubrics: which signals each kind of submission is asked for, with their weights and anchors. The one place for them.</summary>
internal static class RubricTable
{
    /// <summary>Changes whenever a signal, a weight, an anchor or a rule changes what a submission scores.</summary>
    public const string Version = "1";

    private static readonly PhaseRubric Tested = new(
        Weights(15, 20, 35, 18, 12),
        [
            .. ExploreSignals.Common, .. ExploreSignals.Tested, .. Calibrated(Phases.Explore),
            .. PlanSignals.Common, .. PlanSignals.Tested, .. Calibrated(Phases.Plan),
            .. TestSignals.All, .. CodeSignals.All, .. Calibrated(Phases.Implement),
            .. VerifySignals.Common, .. VerifySignals.Tested, .. Calibrated(Phases.Verify),
            .. ReflectSignals.Common, .. Calibrated(Phases.Reflect),
        ]);

    private static readonly PhaseRubric Written = new(
        Weights(20, 20, 35, 15, 10),
        [
            .. ExploreSignals.Common, .. ExploreSignals.Written, .. Calibrated(Phases.Explore),
            .. PlanSignals.Common, .. PlanSignals.Written, .. Calibrated(Phases.Plan),
            .. AnswerSignals.Common, .. AnswerSignals.Written, .. Calibrated(Phases.Implement),
            .. VerifySignals.Common, .. VerifySignals.Written, .. Calibrated(Phases.Verify),
            .. ReflectSignals.Common, .. Calibrated(Phases.Reflect),
        ]);

    private static readonly PhaseRubric Em = new(
        Weights(20, 20, 35, 15, 10),
        [
            .. EmSignals.Explore, .. ExploreSignals.Common, .. ExploreSignals.Written, .. Calibrated(Phases.Explore),
            .. EmSignals.Plan, .. PlanSignals.Written, .. Calibrated(Phases.Plan),
            .. AnswerSignals.Common, .. EmSignals.Memo, .. Calibrated(Phases.Implement),
            .. EmSignals.Verify, .. Calibrated(Phases.Verify),
            .. EmSignals.Reflect, .. ReflectSignals.Common, .. Calibrated(Phases.Reflect),
        ]);

    public static PhaseRubric For(RubricKind kind) => kind switch
    {
        RubricKind.Tested => Tested,
        RubricKind.Em => Em,
        _ => Written,
    };

    private static FrozenDictionary<string, int> Weights(params int[] byPhase) =>
        Phases.All.Zip(byPhase).ToFrozenDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

    /// <summary>Help and time are asked of every phase in the same words. They count little, and no finding rests on them.</summary>
    private static Signal[] Calibrated(string phase) =>
    [
        new($"{phase}.unaided", phase, 1, ["Three hints or more were taken, or the solution was seen.", "Two hints were taken.", "One hint was taken.", "No hint was needed."]),
        new($"{phase}.time", phase, 1, ["It took more than two and a half times the target.", "The time was far from the target.", "It took somewhat longer than the target.", "It was done in the target time."]),
    ];
}
