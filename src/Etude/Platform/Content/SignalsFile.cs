namespace Etude.Platform.Content;

/// <summary>What <c>signals.toml</c> says: how job descriptions and CVs speak, and what that says about axes and shares.</summary>
public sealed record SignalsFile
{
    public required IReadOnlyList<SignalWords> Signals { get; init; }
    public required IReadOnlyList<SignalWords> Cues { get; init; }
    public required IReadOnlyList<ShapeWords> Shapes { get; init; }
    public required IReadOnlyList<TitleWords> Titles { get; init; }

    /// <summary>Phrases by what they do: <c>must</c>, <c>nice</c>, <c>not</c>, <c>not_asked</c>, <c>ignore</c>, <c>to_machines</c>,
    /// <c>letter</c>, <c>letter_start</c>, <c>letter_end</c>, <c>field</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Wording { get; init; }

    /// <summary>Headings by the section they begin.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Headings { get; init; }

    /// <summary>Words of dates: <c>now</c>, <c>since</c>, <c>until</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Dates { get; init; }
}

/// <summary>One thing with all its forms, and how strongly it speaks for each axis (1 to 5).</summary>
/// <param name="Name">What the tag says; for a cue its first form.</param>
/// <param name="Family">The first name of its entry: several tools for the same work may stand in one.</param>
/// <param name="Forms">A form that begins with <c>=</c> counts in exactly this casing.</param>
public sealed record SignalWords(string Name, string Family, IReadOnlyList<string> Forms, IReadOnlyDictionary<string, int> Axes);

/// <summary>Phrases that speak for one share of a role.</summary>
/// <param name="Prior">How much the share has before a word is read, 0 to 10.</param>
public sealed record ShapeWords(string Share, int Prior, IReadOnlyList<string> Phrases);

/// <summary>Phrases of titles, and what they say about axes and shares (1 to 10).</summary>
public sealed record TitleWords(IReadOnlyList<string> Phrases, IReadOnlyDictionary<string, int> Axes, IReadOnlyDictionary<string, int> Shares);
