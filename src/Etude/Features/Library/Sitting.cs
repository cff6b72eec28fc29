namespace Etude.Features.Library;

/// <summary>Time spent on a library item on one day, as the person logged it.</summary>
public sealed record Sitting
{
    public const int LongestMinutes = 720;

    /// <summary>How far back one may be logged, in days.</summary>
    public const int OldestDays = 366;

    /// <summary>How many an item may have.</summary>
    public const int Most = 500;

    public required Guid Id { get; init; }

    /// <summary>The calendar day where the person was.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>1 to <see cref="LongestMinutes"/>.</summary>
    public required int Minutes { get; init; }
}
