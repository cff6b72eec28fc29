using Etude.Features.Progress.Figures;

namespace Etude.Tests.Features.Progress;

/// <summary>Attempts to count.</summary>
internal static class Facts
{
    public static readonly DateOnly First = new(2026, 3, 2);

    /// <summary>The twelve weeks from Monday, 2 March.</summary>
    public static readonly Buckets TwelveWeeks = new(First, First.AddDays(83));

    public static AttemptFact On(int day, bool unaided = true, bool isReturn = true, int hints = 0) => new()
    {
        SubmittedAt = new DateTimeOffset(First.AddDays(day), new TimeOnly(12, 0), TimeSpan.Zero), IsReturn = isReturn, Confidence = null, Passed = null,
        Solved = true, Unaided = unaided, Hints = hints, Explore = 120, Plan = 120, Implement = 600, Verify = 120, Reflect = 60,
    };

    public static IEnumerable<AttemptFact> Many(int count, AttemptFact fact) => Enumerable.Repeat(fact, count);
}
