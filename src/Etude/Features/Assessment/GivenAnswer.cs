namespace Etude.Features.Assessment;

/// <summary>An answer as levels, calibration and the choice of the next question see it.</summary>
/// <param name="Key">The question.</param>
/// <param name="Axis">The axis that it asked about.</param>
/// <param name="Difficulty"><c>intro</c>, <c>core</c> or <c>stretch</c>.</param>
/// <param name="IsRight">Whether the right option was chosen; false for "I do not know".</param>
/// <param name="Confidence">1, a guess, to 5, sure; null for "I do not know".</param>
public sealed record GivenAnswer(string Key, string Axis, string Difficulty, bool IsRight, int? Confidence)
{
    /// <summary>What is stored as the choice of somebody who says that they do not know.</summary>
    public const string Unknown = "unknown";
}
