namespace Etude.Features.Direction.Reading;

/// <summary>A part of a text, in characters. What was read rests on such parts, and whoever shows them cuts the words from the text itself.</summary>
public sealed record Span
{
    public required int Start { get; init; }
    public required int Length { get; init; }

    /// <summary>The words there; empty where the text is shorter than the span says.</summary>
    public string Of(string text) => Start >= 0 && Length >= 0 && Start + Length <= text.Length ? text.Substring(Start, Length) : "";
}

/// <summary>What a part of a job description or CV is about.</summary>
public enum Section
{
    None,
    Role,
    Must,
    Nice,
    Offer,
    About,
    Unwanted,
    Experience,
    Projects,
    Skills,
    Education,
    Other,
}

/// <summary>A line, or a sentence of a long line.</summary>
/// <param name="Line">Number of its line, from 1.</param>
/// <param name="IsHeading">True for a heading alone.</param>
/// <param name="IsNoise">True for a letter's own lines and for words to machines: they count for nothing.</param>
public sealed record Passage(int Index, int Line, Span Span, Section Section, bool IsHeading, bool IsNoise, IReadOnlyList<Word> Words, IReadOnlyList<Found<Wording>> Wording)
{
    public bool Says(Wording wording)
    {
        foreach (var found in Wording)
            if (found.What == wording)
                return true;
        return false;
    }
}
