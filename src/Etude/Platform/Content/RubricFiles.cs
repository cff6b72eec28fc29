namespace Etude.Platform.Content;

/// <summary>What a finding says: a few words, one sentence, one question. <c>{0}</c> and <c>{1}</c> stand for what the rule saw.</summary>
/// <param name="LastResort">Only for a phase that would otherwise hear nothing.</param>
public sealed record FindingWords(string Title, string Claim, string Question, bool LastResort);

/// <summary>One thing that a review looks for: a <c>[[signal]]</c> of <c>rubrics/signals.toml</c>.</summary>
public sealed record SignalFile
{
    /// <summary>Names the rule that sees it, such as <c>plan.edges</c>.</summary>
    public required string Key { get; init; }
    public required string Phase { get; init; }
    /// <summary>What levels 0 to 3 look like, one sentence each.</summary>
    public required IReadOnlyList<string> Anchors { get; init; }
    /// <summary>What a finding says at level 0, and at level 1 unless <see cref="Partial"/> is there; null when there is nothing kind and useful to say.</summary>
    public FindingWords? Weak { get; init; }
    public FindingWords? Partial { get; init; }
    public FindingWords? Nearly { get; init; }
    public FindingWords? Strong { get; init; }
}

/// <summary>What one type of problem is reviewed by: a file of <c>rubrics/</c>, such as <c>coding.toml</c>.</summary>
public sealed record RubricFile
{
    /// <summary>The file's name without its ending.</summary>
    public required string Name { get; init; }
    /// <summary>Raised by its author whenever a weight changes.</summary>
    public required int Version { get; init; }
    /// <summary>What each phase counts for; together 100.</summary>
    public required IReadOnlyDictionary<string, int> PhaseWeights { get; init; }
    /// <summary>The signals in order, each with what it counts for within its phase.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Weights { get; init; }
}

/// <summary>A kind of special case that a note can name: an <c>[edges.*]</c> of <c>rubrics/cues.toml</c>.</summary>
/// <param name="Name">How a claim calls it: "the empty case".</param>
public sealed record EdgeFile(string Key, string Name, IReadOnlyList<string> Words);

/// <summary>Everything in <c>rubrics/</c>.</summary>
public sealed record RubricFiles
{
    public required IReadOnlyDictionary<string, SignalFile> Signals { get; init; }
    /// <summary>By name.</summary>
    public required IReadOnlyDictionary<string, RubricFile> Rubrics { get; init; }
    /// <summary>Words and phrases of up to three words, by what they show a sentence to do.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Cues { get; init; }
    public required IReadOnlyList<EdgeFile> Edges { get; init; }
}
