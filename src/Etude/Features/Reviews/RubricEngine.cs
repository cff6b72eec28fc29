using Etude.Features.Practice;
using Etude.Features.Reviews.Findings;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews;

/// <summary>
/// The review without AI: fixed rules read the submission, levels follow from what they see, scores from the levels. Pure: the same
/// submission gives the same review, whoever wrote it and whenever.
/// </summary>
public sealed class RubricEngine(RubricFiles files)
{
    private readonly RubricSet _rubrics = new(files);

    /// <summary>Reviews one submission. Never throws for anything a person can write; time grows linearly with the text.</summary>
    public Review Review(Submission submission)
    {
        var material = Material.Of(submission, _rubrics.Words);
        var rubric = _rubrics.For(submission);
        var observed = Observe(material, rubric);
        var phases = Score(observed);
        var (findings, dropped) = ChooseFindings.From(material, rubric, observed);
        return new Review
        {
            RubricVersion = rubric.Version,
            OverallScore = Overall(phases, rubric),
            PerPhase = phases,
            Findings = findings,
            DroppedClaims = dropped,
            SummaryMd = Summary.Of(material, observed, phases),
        };
    }

    private static List<Observed> Observe(Material material, PhaseRubric rubric) =>
        [.. rubric.Signals.Select(s => (Signal: s, Seen: SignalRules.ByKey[s.Key](material)))
            .Where(o => o.Seen is not null).Select(o => new Observed(o.Signal, o.Seen!))];

    private static JsonMap<PhaseReview> Score(List<Observed> observed) => new(Phases.All
        .Select(phase => (Phase: phase, Signals: observed.Where(o => o.Signal.Phase == phase).ToList()))
        .Where(p => p.Signals.Count > 0)
        .Select(p => KeyValuePair.Create(p.Phase, new PhaseReview
        {
            Score = Mean(p.Signals.Select(o => (100.0 * o.Seen.Level / Signal.TopLevel, o.Signal.Weight))),
            Signals = [.. p.Signals.Select(o => new SignalLevel(o.Signal.Key, o.Seen.Level, o.Signal.Anchors[o.Seen.Level]))],
        })));

    private static int Overall(JsonMap<PhaseReview> phases, PhaseRubric rubric) =>
        Mean(phases.Select(p => ((double)p.Value.Score, rubric.PhaseWeights[p.Key])));

    private static int Mean(IEnumerable<(double Value, int Weight)> parts)
    {
        var (sum, weights) = parts.Aggregate((Sum: 0.0, Weights: 0), (all, p) => (all.Sum + (p.Value * p.Weight), all.Weights + p.Weight));
        return weights == 0 ? 0 : (int)Math.Round(sum / weights, MidpointRounding.AwayFromZero);
    }
}
