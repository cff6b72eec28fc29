namespace Etude.Features.Reviews.Rubric;

/// <summary>Which of the three rubrics applies.</summary>
internal enum RubricKind
{
    /// <summary>Code with tests.</summary>
    Tested,

    /// <summary>An answer in words.</summary>
    Written,

    /// <summary>The problem argued as an engineering manager.</summary>
    Em,
}

/// <summary>One thing that a review looks for.</summary>
/// <param name="Weight">Its share within the phase.</param>
/// <param name="Anchors">What each level looks like, 0 to 3, one sentence each.</param>
internal sealed record Signal(string Key, string Phase, int Weight, IReadOnlyList<string> Anchors)
{
    public const int TopLevel = 3;

    /// <summary>What a finding says at level 0 or 1; null when there is nothing kind and useful to say.</summary>
    public Wording? Weak { get; init; }

    /// <summary>What a finding says at level 1, where it differs from level 0.</summary>
    public Wording? Partial { get; init; }

    /// <summary>What a finding says at level 2; most signals are left in peace there.</summary>
    public Wording? Nearly { get; init; }

    /// <summary>What a finding says at level 3.</summary>
    public Wording? Strong { get; init; }

    public Wording? At(int level) => level switch { 0 => Weak, 1 => Partial ?? Weak, 2 => Nearly, TopLevel => Strong, _ => null };
}

/// <summary>The words of a finding. <c>{0}</c>, <c>{1}</c>, … stand for the details that the rule saw.</summary>
internal sealed record Wording(string Title, string Claim, string Question);

/// <summary>The signals of one kind of submission, and what each phase counts for.</summary>
internal sealed record PhaseRubric(IReadOnlyDictionary<string, int> PhaseWeights, IReadOnlyList<Signal> Signals);
