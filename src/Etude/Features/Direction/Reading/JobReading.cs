namespace Etude.Features.Direction.Reading;

/// <summary>How a job asks for something.</summary>
public enum Asked
{
    Mentioned,
    Nice,
    Must,
}

/// <summary>A signal in a text, with the words it came from.</summary>
public sealed record SignalTag
{
    public required string Tag { get; init; }
    public required Asked Asked { get; init; }

    /// <summary>The lines that name it; empty for one that the person added.</summary>
    public required IReadOnlyList<Span> Spans { get; init; }
}

/// <summary>A line that asks for something.</summary>
/// <param name="Tags">The signals it names.</param>
/// <param name="Axes">What it weighs, by axis.</param>
public sealed record AskingLine(Span Span, int Line, Asked Asked, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, double> Axes);

/// <summary>What was read out of a job description. Spans are of the text that was read.</summary>
public sealed record JobReading
{
    public required string Title { get; init; }

    /// <summary>Empty where the text does not say.</summary>
    public required string Company { get; init; }

    public required string Summary { get; init; }

    /// <summary>Shares by axis that add up to 1; empty where the text holds no word of the lexicon.</summary>
    public required IReadOnlyDictionary<string, double> AxisWeights { get; init; }

    /// <summary>By axis: the lines that its weight came from, those that say most first.</summary>
    public required IReadOnlyDictionary<string, List<Span>> AxisLines { get; init; }

    /// <summary>Axes that are named and weigh so little that they are left out, with their lines.</summary>
    public required IReadOnlyDictionary<string, List<Span>> Faint { get; init; }

    public required IReadOnlyList<SignalTag> Tags { get; init; }

    /// <summary>Shares of the role that add up to 1; empty where the text does not say.</summary>
    public required IReadOnlyDictionary<string, double> Shape { get; init; }

    public required IReadOnlyDictionary<string, List<Span>> ShapeLines { get; init; }

    /// <summary>What the job asks, line by line, in the order of the text.</summary>
    public required IReadOnlyList<AskingLine> Asks { get; init; }

    /// <summary>Claims of a model that rested on no line; the rules make none.</summary>
    public int Dropped { get; init; }

    /// <summary>How many words were compared: what the work depends on.</summary>
    public required long Steps { get; init; }
}
