namespace Etude.Platform.Content;

/// <summary>A problem as its author wrote it: <c>problems/&lt;axis&gt;/&lt;slug&gt;.toml</c> and the Markdown file beside it.</summary>
public sealed record ProblemFile
{
    /// <summary>The name of the file, <c>[a-z0-9-]</c>; never changes once published.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }
    /// <summary>One of <see cref="ClosedSet.Types"/>.</summary>
    public required string Type { get; init; }
    /// <summary>One of <see cref="ClosedSet.ProblemDifficulties"/>.</summary>
    public required string Difficulty { get; init; }
    /// <summary>One of <see cref="ClosedSet.EmModes"/>.</summary>
    public required string EmMode { get; init; }
    /// <summary>Keys of axes; the first is the main one and the folder's name.</summary>
    public required IReadOnlyList<string> Axes { get; init; }
    /// <summary>Markdown: what the person sees while working.</summary>
    public required string Prompt { get; init; }
    /// <summary>Markdown: the statement in EM mode, or null.</summary>
    public string? EmPrompt { get; init; }
    /// <summary>Markdown: longer background, or null.</summary>
    public string? ContentMd { get; init; }
    /// <summary>The expected time complexity, such as <c>O(n log n)</c>, or null.</summary>
    public string? Complexity { get; init; }
    public required string KeyInsight { get; init; }
    public required IReadOnlyList<string> Pitfalls { get; init; }
    /// <summary>Minutes by phase, all five.</summary>
    public required IReadOnlyDictionary<string, int> PhaseMinutes { get; init; }
    /// <summary>Hints by phase, all five, one to three rungs each.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Hints { get; init; }
    /// <summary>By language; empty where there is nothing to start from.</summary>
    public required IReadOnlyDictionary<string, string> StarterCode { get; init; }
    /// <summary>By language; <c>markdown</c> is a model answer.</summary>
    public required IReadOnlyDictionary<string, string> RefSolution { get; init; }
    /// <summary>By language; empty where there are no tests.</summary>
    public required IReadOnlyDictionary<string, string> TestCode { get; init; }
}

/// <summary>A curated reading, video or exercise: an <c>[[item]]</c> of <c>library/&lt;axis&gt;.toml</c>.</summary>
public sealed record LibraryItem
{
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string Author { get; init; }
    /// <summary>Absolute, http or https.</summary>
    public required string Url { get; init; }
    /// <summary>One of <see cref="ClosedSet.ItemKinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>Keys of axes; the first is the main one and the file's name.</summary>
    public required IReadOnlyList<string> Axes { get; init; }
    /// <summary>One of <see cref="ClosedSet.ItemDifficulties"/>.</summary>
    public required string Difficulty { get; init; }
    /// <summary>How long it takes, in minutes.</summary>
    public required int Minutes { get; init; }
    /// <summary>Markdown: why it is worth the time.</summary>
    public required string Why { get; init; }
    /// <summary>Slugs of the problems that it prepares for, each sharing an axis with it; may be empty.</summary>
    public required IReadOnlyList<string> Prepares { get; init; }
}
