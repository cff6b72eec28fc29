using Etude.Features.Practice;
using Etude.Features.Reviews.Findings;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Rubric;

/// <summary>Scores from levels, whoever saw the levels: never asked of anybody.</summary>
internal static class Scores
{
    /// <summary>The score of each phase that has a signal, 0 to 100, with its levels.</summary>
    public static JsonMap<PhaseReview> ByPhase(IReadOnlyList<Observed> observed) => new(Phases.All
        .Select(phase => (Phase: phase, Signals: observed.Where(o => o.Signal.Phase == phase).ToList()))
        .Where(p => p.Signals.Count > 0)
        .Select(p => KeyValuePair.Create(p.Phase, new PhaseReview
        {
            Score = Mean(p.Signals.Select(o => (100.0 * o.Seen.Level / Signal.TopLevel, o.Signal.Weight))),
            Signals = [.. p.Signals.Select(o => new SignalLevel(o.Signal.Key, o.Seen.Level, o.Signal.Anchors[o.Seen.Level]))],
        })));

    /// <summary>The phases by their weights, 0 to 100.</summary>
    public static int Overall(JsonMap<PhaseReview> phases, PhaseRubric rubric) =>
        Mean(phases.Select(p => ((double)p.Value.Score, rubric.PhaseWeights[p.Key])));

    private static int Mean(IEnumerable<(double Value, int Weight)> parts)
    {
        var (sum, weights) = parts.Aggregate((Sum: 0.0, Weights: 0), (all, p) => (all.Sum + (p.Value * p.Weight), all.Weights + p.Weight));
        return weights == 0 ? 0 : (int)Math.Round(sum / weights, MidpointRounding.AwayFromZero);
    }
}
