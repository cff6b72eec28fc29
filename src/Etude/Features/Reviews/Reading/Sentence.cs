namespace Etude.Features.Reviews.Reading;

/// <summary>A place in one of the person's texts, in UTF-16 offsets.</summary>
/// <param name="Source">A phase's name, or <c>code</c>.</param>
internal readonly record struct Place(string Source, int Start, int End);

/// <summary>One sentence or list item of a note, with what its words show. Read once, asked by every rule.</summary>
internal sealed record Sentence
{
    private const int SaysSomething = 4;

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

    /// <summary>How many figures stand here, each as often as it does.</summary>
    public required int FigureCount { get; init; }

    /// <summary>Costs in O(…) form, as written.</summary>
    public required IReadOnlyList<string> Costs { get; init; }

    /// <summary>Where its line begins.</summary>
    public required int Line { get; init; }

    /// <summary>Says that something was not done or not thought of: "I did not check the empty list".</summary>
    public required bool Denied { get; init; }

    /// <summary>Says what one would do or should have done, not what was done.</summary>
    public required bool Hypothetical { get; init; }

    /// <summary>Only words about working in general ("handle all edge cases"), none about this problem.</summary>
    public required bool Hollow { get; init; }

    /// <summary>Names of people, as far as their capitals tell.</summary>
    public required IReadOnlySet<string> People { get; init; }

    /// <summary>What the heading or label above it is about.</summary>
    public Cue Under { get; init; }

    public bool Has(Cue any) => (Cues & any) != Cue.None;

    public bool HasAll(Cue all) => (Cues & all) == all;

    /// <summary>Does it, or says something under a heading that announces it.</summary>
    public bool Serves(Cue any) => Has(any) || ((Under & any) != Cue.None && Terms.Count >= SaysSomething);

    /// <summary>"It would be shorter, but …", "that would need more than …": in the conditional, with what it is held against.</summary>
    public bool Weighs => Words.Any(w => w is "would" or "could" or "might")
        && Words.Any(w => w is "but" or "though" or "although" or "yet" or "however" or "only" or "than");

    public bool Concrete => Figures.Count > 0 || Literal;
}
