namespace Etude.Platform.Content;

/// <summary>The names that the rubric files and the review's rules must agree on.</summary>
internal static class RubricVocabulary
{
    /// <summary>The files there must be: one for each type of problem, one for machine learning without tests, one for EM mode.</summary>
    public static readonly ClosedSet Rubrics = new("rubric", ["coding", "debugging", "sql", "ml", "ml_words", "design", "behavioral", "em"]);

    /// <summary>What a sentence can be seen to do.</summary>
    public static readonly ClosedSet Cues = new("cue",
    [
        "example", "outcome", "limit", "assumption", "doubt", "sequence", "approach", "alternative", "contrast", "test", "given_tests", "lesson", "trouble",
        "next_time", "cost", "decision", "risk", "measure", "way_back", "stakeholder", "owner", "when", "not_doing", "manager", "reason", "condition",
        "task", "case_intro", "tried", "intent", "red", "weak", "feeling", "generic",
    ]);

    /// <summary>The kinds of special case.</summary>
    public static readonly ClosedSet Edges = new("special case",
    [
        "empty", "zero", "single", "negative", "equal", "boundary", "large", "invalid", "missing", "concurrent", "repeat", "lost", "full", "expired",
        "order", "cycle",
    ]);

    /// <summary>The signals that have a rule, each with how many blanks the rule can fill.</summary>
    public static readonly IReadOnlyDictionary<string, int> Blanks = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["explore.restated"] = 0, ["explore.limits"] = 0, ["explore.question"] = 0, ["explore.example"] = 0, ["explore.estimate"] = 0,
        ["explore.stakeholders"] = 0,
        ["plan.steps"] = 1, ["plan.approach"] = 0, ["plan.alternatives"] = 0, ["plan.pitfalls"] = 2, ["plan.cost"] = 1, ["plan.edges"] = 0,
        ["plan.tests"] = 0, ["plan.failures"] = 0, ["plan.sequence"] = 0, ["plan.owners"] = 0,
        ["implement.tests"] = 1, ["implement.ran"] = 0, ["implement.runs"] = 1, ["implement.prediction"] = 0, ["implement.confidence"] = 2,
        ["implement.follows"] = 0,
        ["code.changed"] = 0, ["code.shape"] = 2, ["code.names"] = 2, ["code.repeats"] = 0, ["code.leftovers"] = 1, ["code.hazards"] = 1, ["code.why"] = 0,
        ["answer.structure"] = 0, ["answer.covers"] = 2, ["answer.numbers"] = 0, ["answer.decision"] = 0, ["answer.tradeoffs"] = 0,
        ["answer.risks"] = 0, ["answer.measure"] = 0, ["answer.way_back"] = 0, ["answer.follows"] = 0,
        ["memo.people"] = 0, ["memo.not_doing"] = 0,
        ["verify.own_case"] = 0, ["verify.edges"] = 1, ["verify.cost"] = 0, ["verify.failures"] = 2, ["verify.weakness"] = 0, ["verify.measures"] = 0,
        ["verify.stop"] = 0,
        ["reflect.lesson"] = 0, ["reflect.insight"] = 0, ["reflect.trouble"] = 0, ["reflect.next"] = 0, ["reflect.manager"] = 0,
        ["explore.unaided"] = 0, ["plan.unaided"] = 0, ["implement.unaided"] = 0, ["verify.unaided"] = 0, ["reflect.unaided"] = 0,
        ["explore.time"] = 0, ["plan.time"] = 0, ["implement.time"] = 0, ["verify.time"] = 0, ["reflect.time"] = 0,
    };

    public static readonly ClosedSet Signals = new("signal", [.. Blanks.Keys]);
}
