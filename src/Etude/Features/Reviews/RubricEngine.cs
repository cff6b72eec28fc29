using Etude.Features.Reviews.Findings;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Content;

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
        var (material, rubric) = Read(submission);
        var observed = Observe(material, rubric);
        var phases = Scores.ByPhase(observed);
        var (findings, dropped) = ChooseFindings.From(material, rubric, observed);
        return new Review
        {
            RubricVersion = rubric.Version,
            OverallScore = Scores.Overall(phases, rubric),
            PerPhase = phases,
            Findings = findings,
            DroppedClaims = dropped,
            SummaryMd = Summary.Of(material, observed, phases),
        };
    }

    /// <summary>The submission read once, and the rubric it is judged by, for whoever judges.</summary>
    internal (Material Material, PhaseRubric Rubric) Read(Submission submission) => (Material.Of(submission, _rubrics.Words), _rubrics.For(submission));

    private static List<Observed> Observe(Material material, PhaseRubric rubric) =>
        [.. rubric.Signals.Select(s => (Signal: s, Seen: SignalRules.ByKey[s.Key](material)))
            .Where(o => o.Seen is not null).Select(o => new Observed(o.Signal, o.Seen!))];
}
