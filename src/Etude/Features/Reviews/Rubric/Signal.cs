using Etude.Platform.Content;

namespace Etude.Features.Reviews.Rubric;

/// <summary>What a submission is, for a review.</summary>
internal enum RubricKind
{
    /// <summary>Code with tests.</summary>
    Tested,

    /// <summary>An answer in words.</summary>
    Written,

    /// <summary>The problem argued as an engineering manager.</summary>
    Em,
}

/// <summary>One thing that a review looks for, and what it weighs here.</summary>
/// <param name="File">Its anchors and words.</param>
/// <param name="Weight">Its share within the phase.</param>
internal sealed record Signal(SignalFile File, int Weight)
{
    public const int TopLevel = 3;

    public string Key => File.Key;
    public string Phase => File.Phase;
    public IReadOnlyList<string> Anchors => File.Anchors;

    /// <summary>What a finding says at this level; null when there is nothing kind and useful to say.</summary>
    public FindingWords? At(int level) => level switch
    {
        0 => File.Weak,
        1 => File.Partial ?? File.Weak,
        2 => File.Nearly,
        TopLevel => File.Strong,
        _ => null,
    };
}

/// <summary>The signals of one kind of submission, and what each phase counts for.</summary>
/// <param name="Version">Kept with every review: the file's name and version, and a digest of all that a score follows from.</param>
internal sealed record PhaseRubric(string Version, IReadOnlyDictionary<string, int> PhaseWeights, IReadOnlyList<Signal> Signals);
