namespace Etude.Features.Direction.Reading;

/// <summary>A role that a CV names.</summary>
public sealed record CvRole
{
    /// <summary>The line without its years.</summary>
    public required string Title { get; init; }

    /// <summary>First year.</summary>
    public required int From { get; init; }

    /// <summary>Last year; null for a role that goes on.</summary>
    public int? To { get; init; }

    public required Span Span { get; init; }
}

/// <summary>A level that a CV shows on an axis, with the lines it rests on.</summary>
public sealed record CvLevel
{
    public required string Axis { get; init; }

    /// <summary>0 to 100. Words alone never show more than <see cref="ReadCv.MostFromWords"/>.</summary>
    public required double Level { get; init; }

    public required IReadOnlyList<Span> Spans { get; init; }
}

/// <summary>A skill that a CV names.</summary>
public sealed record CvSkill
{
    public required string Skill { get; init; }

    /// <summary>True where a line about work names it, false where it stands in a list of skills alone.</summary>
    public required bool InWork { get; init; }

    public required IReadOnlyList<Span> Spans { get; init; }
}

/// <summary>What was read out of a CV. Spans are of the text that was read.</summary>
public sealed record CvReading
{
    public required IReadOnlyList<CvRole> Roles { get; init; }
    public required IReadOnlyList<CvSkill> Skills { get; init; }
    public required IReadOnlyList<CvLevel> Levels { get; init; }
    public required IReadOnlyDictionary<string, double> Shape { get; init; }
    public required IReadOnlyDictionary<string, List<Span>> ShapeLines { get; init; }
    public required string Summary { get; init; }

    /// <summary>Claims of a model that rested on no line; the rules make none.</summary>
    public int Dropped { get; init; }

    public required long Steps { get; init; }
}
