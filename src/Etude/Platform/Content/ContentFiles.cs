namespace Etude.Platform.Content;

/// <summary>A skill that Etude measures: an <c>[[axis]]</c> of <c>axes.toml</c>.</summary>
public sealed record AxisFile
{
    /// <summary>What rows refer to; <c>[a-z0-9_]</c>.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Sentence { get; init; }
    /// <summary>What a person at that level can do unaided, by level: 25, 50, 75, 100.</summary>
    public required IReadOnlyDictionary<int, string> Anchors { get; init; }
}

/// <summary>One of the shares that a role is made of: a <c>[[share]]</c> of <c>iac.toml</c>.</summary>
public sealed record IacFile
{
    public required string Key { get; init; }
    /// <summary>The letter in the profile's name.</summary>
    public required string Letter { get; init; }
    public required string Name { get; init; }
    public required string Sentence { get; init; }
    /// <summary>What a job description says when the share is high.</summary>
    public required string Asks { get; init; }
    /// <summary>What a week with a high share holds.</summary>
    public required string Week { get; init; }
}

/// <summary>A manner of speaking in reviews: a <c>[[voice]]</c> of <c>voices.toml</c>.</summary>
public sealed record VoiceFile
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Manner { get; init; }
    /// <summary>Phrasings without placeholders.</summary>
    public required IReadOnlyList<string> Opening { get; init; }
    /// <summary>Phrasings that hold <c>{claim}</c>, and may hold <c>{quote}</c>.</summary>
    public required IReadOnlyList<string> Praise { get; init; }
    /// <summary>Phrasings that hold <c>{claim}</c>, and may hold <c>{quote}</c>.</summary>
    public required IReadOnlyList<string> Finding { get; init; }
    /// <summary>Phrasings that hold <c>{question}</c>.</summary>
    public required IReadOnlyList<string> Question { get; init; }
    /// <summary>Phrasings without placeholders.</summary>
    public required IReadOnlyList<string> Closing { get; init; }
}

/// <summary>
/// What the code must not hard-code and the database does not hold: axes, voices, the shares of a role, the rubrics, the words of jobs, the questions of the
/// assessment. Read once at start.
/// </summary>
public sealed record ContentFiles
{
    /// <summary>In the order in which screens show them.</summary>
    public required IReadOnlyList<AxisFile> Axes { get; init; }
    public required IReadOnlyList<VoiceFile> Voices { get; init; }
    public required IReadOnlyList<IacFile> Shares { get; init; }
    public required RubricFiles Rubrics { get; init; }
    public required SignalsFile Signals { get; init; }

    /// <summary>The bank of the assessment, by file and in its order; without the files that have a mistake.</summary>
    public IReadOnlyList<QuestionFile> Questions { get; init; } = [];

    /// <summary>The questions of a look back, in the order of their file; none where there is no such file.</summary>
    public IReadOnlyList<ReflectionQuestion> Reflection { get; init; } = [];

    /// <summary>The question with this key, or null when it is in the bank no more.</summary>
    public QuestionFile? Question(string key) => Questions.FirstOrDefault(q => q.Key == key);

    /// <summary>The name of an axis on screen; the key itself for one that is no longer there.</summary>
    public string AxisName(string key) => Axes.FirstOrDefault(a => a.Key == key)?.Name ?? key;

    /// <summary>The voice with this key, or the first one, which is the default.</summary>
    public VoiceFile Voice(string? key) => Voices.FirstOrDefault(v => v.Key == key) ?? Voices[0];

    /// <summary>Reads them from <paramref name="folder"/>. A file of questions with a mistake is left out; the sync names it.</summary>
    /// <exception cref="PlainException">The folder is missing, or a file that no page can do without has a mistake: the message names all of them.</exception>
    public static ContentFiles Read(string folder)
    {
        var words = ContentFolder.ReadWords(folder);
        return words.Files ?? throw new PlainException(string.Join(Environment.NewLine, words.Mistakes.Order()), 1);
    }
}
