namespace Etude.Features.Reviews.Reading;

/// <summary>A place in one of the person's texts, in UTF-16 offsets.</summary>
/// <param name="Source">A phase's name, or <c>code</c>.</param>
internal readonly record struct Place(string Source, int Start, int End);

/// <summary>One sentence or list item of a note, with what its words show. Read once, asked by every rule.</summary>
internal sealed record Sentence
{
    public required Place Place { get; init; }
    public required IReadOnlyList<string> Words { get; init; }
    public required IReadOnlyList<string> Stems { get; init; }

    /// <summary>What it speaks of: stems without the words that only join.</summary>
    public required IReadOnlySet<string> Terms { get; init; }

    public required Cue Cues { get; init; }
    public required Edge Edges { get; init; }
    public required bool Listed { get; init; }
    /// <summary>A heading, or a label such as "Edge cases:" on a line of its own.</summary>
    public required bool Heading { get; init; }
    public required bool Asks { get; init; }

    /// <summary>An arrow or an equals sign: something leads to something.</summary>
    public required bool Arrow { get; init; }

    /// <summary>Brackets, quotes or back-ticks: something concrete stands here.</summary>
    public required bool Literal { get; init; }

    /// <summary>Figures as written, separators taken out.</summary>
    public required IReadOnlySet<string> Figures { get; init; }

    /// <summary>Costs in O(…) form, as written.</summary>
    public required IReadOnlyList<string> Costs { get; init; }

    public bool Has(Cue any) => (Cues & any) != Cue.None;

    public bool HasAll(Cue all) => (Cues & all) == all;

    public bool Concrete => Figures.Count > 0 || Literal;
}
