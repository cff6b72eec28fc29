namespace Etude.Platform.Content;

/// <summary>A question of the assessment: a <c>[[question]]</c> of <c>assessment/&lt;axis&gt;.toml</c>. Exactly one of its four options is right.</summary>
public sealed record QuestionFile
{
    /// <summary>What answers refer to; a slug, used by no other question of any file.</summary>
    public required string Key { get; init; }

    /// <summary>The axis that it asks about: the file's name.</summary>
    public required string Axis { get; init; }

    /// <summary><c>intro</c>, <c>core</c> or <c>stretch</c>.</summary>
    public required string Difficulty { get; init; }

    /// <summary>The question, Markdown.</summary>
    public required string Ask { get; init; }

    /// <summary>The four options in the order in which they are shown.</summary>
    public required IReadOnlyList<QuestionOption> Options { get; init; }

    /// <summary>The letter of the right option.</summary>
    public required string Right { get; init; }

    /// <summary>The option with this letter, or null.</summary>
    public QuestionOption? Option(string? letter) => Options.FirstOrDefault(o => o.Letter == letter);
}

/// <summary>One option of a question, with what it shows to choose it.</summary>
/// <param name="Letter"><c>a</c> to <c>d</c>; stored with an answer.</param>
/// <param name="Text">Markdown of one paragraph.</param>
/// <param name="Why">Why it is right or wrong, Markdown; shown once the run is over.</param>
public sealed record QuestionOption(string Letter, string Text, string Why);
