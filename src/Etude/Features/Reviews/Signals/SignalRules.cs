using System.Collections.Frozen;

namespace Etude.Features.Reviews.Signals;

/// <summary>One rule: how far a signal is shown in a submission, or null when it cannot be asked of it.</summary>
internal delegate Seen? Rule(Material material);

/// <summary>All rules by the key of their signal.</summary>
internal static class SignalRules
{
    public static readonly FrozenDictionary<string, Rule> ByKey = ((IEnumerable<(string Key, Rule Rule)>)
    [
        ("explore.restated", ExploreRules.Restated),
        ("explore.limits", ExploreRules.Limits),
        ("explore.example", ExploreRules.Example),
        ("explore.question", ExploreRules.Question),
        ("explore.estimate", ExploreRules.Estimate),
        ("explore.stakeholders", EmRules.Stakeholders),
        ("plan.steps", PlanRules.Steps),
        ("plan.approach", PlanRules.Approach),
        ("plan.cost", CostRules.Stated),
        ("plan.alternatives", PlanRules.Alternatives),
        ("plan.edges", EdgeRules.Foreseen),
        ("plan.pitfalls", PlanRules.Pitfalls),
        ("plan.tests", PlanRules.Tests),
        ("plan.failures", PlanRules.Failures),
        ("plan.owners", EmRules.Owners),
        ("plan.sequence", EmRules.Sequence),
        ("implement.tests", TestRules.Pass),
        ("implement.ran", TestRules.Ran),
        ("implement.runs", TestRules.Runs),
        ("implement.prediction", TestRules.Prediction),
        ("implement.confidence", TestRules.Confidence),
        ("implement.follows", FollowRules.Follows),
        ("code.changed", CodeRules.Changed),
        ("code.shape", CodeRules.Shape),
        ("code.names", CodeRules.NamesSay),
        ("code.repeats", RepeatRules.Repeats),
        ("code.leftovers", LeftoverRules.Leftovers),
        ("code.hazards", HazardRules.Hazards),
        ("code.why", CodeRules.Why),
        ("answer.structure", AnswerRules.Structure),
        ("answer.covers", AnswerRules.Covers),
        ("answer.numbers", AnswerRules.Numbers),
        ("answer.decision", AnswerRules.Decision),
        ("answer.tradeoffs", AnswerRules.TradeOffs),
        ("answer.risks", AnswerRules.Risks),
        ("answer.measure", AnswerRules.Measure),
        ("answer.way_back", AnswerRules.WayBack),
        ("answer.follows", FollowRules.Follows),
        ("memo.people", EmRules.MemoPeople),
        ("memo.not_doing", EmRules.NotDoing),
        ("verify.own_case", VerifyRules.OwnCase),
        ("verify.edges", EdgeRules.Checked),
        ("verify.cost", CostRules.Reexamined),
        ("verify.failures", VerifyRules.Failures),
        ("verify.weakness", VerifyRules.Weakness),
        ("verify.measures", EmRules.Measures),
        ("verify.stop", EmRules.StopSign),
        ("reflect.lesson", ReflectRules.Lesson),
        ("reflect.insight", ReflectRules.Insight),
        ("reflect.trouble", ReflectRules.Trouble),
        ("reflect.next", ReflectRules.Next),
        ("reflect.manager", EmRules.ToOwnManager),
        .. CalibrationRules.All,
    ]).ToFrozenDictionary(r => r.Key, r => r.Rule, StringComparer.Ordinal);
}
