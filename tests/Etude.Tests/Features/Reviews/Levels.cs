using Etude.Features.Reviews;

namespace Etude.Tests.Features.Reviews;

internal static class Levels
{
    /// <summary>The level of one signal; -1 when it was not asked.</summary>
    public static int Level(this Review review, string key) =>
        review.PerPhase.Values.SelectMany(p => p.Signals).SingleOrDefault(s => s.Signal == key)?.Level ?? -1;

    /// <summary>Everything that a score is made of.</summary>
    public static string Verdict(this Review review) =>
        $"{review.OverallScore}: " + string.Join(", ", review.PerPhase.SelectMany(p => p.Value.Signals).Select(s => $"{s.Signal} {s.Level}"));
}
