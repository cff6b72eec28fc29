using Etude.Features.Practice;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Findings;

/// <summary>
/// Picks the few findings worth a person's time: what matters most first, spread over the phases, each on words of its own, and
/// always a strength when there is one.
/// </summary>
internal sealed class ChooseFindings
{
    private const int AtMost = 7;
    private const int WeakAtMost = 5;
    private const int PerPhase = 3;
    private const int WeakPerPhase = 2;
    private const int StrongAtMost = 3;

    private readonly Material _material;
    private readonly List<(Observed From, Finding Finding)> _chosen = [];
    private int _dropped;

    private ChooseFindings(Material material) => _material = material;

    public static (JsonList<Finding> Findings, int Dropped) From(Material material, PhaseRubric rubric, IReadOnlyList<Observed> observed)
    {
        var choice = new ChooseFindings(material);
        var weak = observed.Where(o => !o.IsStrong)
            .OrderByDescending(o => o.Matters * rubric.PhaseWeights[o.Signal.Phase]).ThenBy(o => o.Signal.Key, StringComparer.Ordinal).ToList();
        var strong = observed.Where(o => o.IsStrong && o.Seen.Where is not null)
            .OrderByDescending(o => o.Signal.Weight * rubric.PhaseWeights[o.Signal.Phase]).ThenBy(o => o.Signal.Key, StringComparer.Ordinal).ToList();
        choice.TakeStrengths(strong, 1, onePerPhase: true);
        choice.TakeWeak(weak, perPhase: 1);
        choice.TakeWeak(weak, perPhase: WeakPerPhase);
        choice.TakeStrengths(strong, StrongAtMost, onePerPhase: true);
        choice.FillSilentPhases(strong);
        return ([.. choice.InReadingOrder()], choice._dropped);
    }

    private IEnumerable<Finding> InReadingOrder() => _chosen
        .OrderBy(c => Array.IndexOf(Phases.All, c.From.Signal.Phase)).ThenBy(c => c.From.IsStrong)
        .ThenByDescending(c => c.From.Matters).ThenBy(c => c.From.Signal.Key, StringComparer.Ordinal).Select(c => c.Finding);

    private void TakeWeak(List<Observed> weak, int perPhase)
    {
        foreach (var one in weak)
        {
            var there = _chosen.Count(c => c.From.Signal.Phase == one.Signal.Phase && !c.From.IsStrong);
            if (there < perPhase && _chosen.Count(c => !c.From.IsStrong) < WeakAtMost && _chosen.Count < AtMost)
                Take(one);
        }
    }

    private void TakeStrengths(List<Observed> strong, int most, bool onePerPhase)
    {
        foreach (var one in strong)
        {
            var taken = onePerPhase && _chosen.Exists(c => c.From.IsStrong && c.From.Signal.Phase == one.Signal.Phase);
            if (!taken && _chosen.Count(c => c.From.IsStrong) < most && _chosen.Count < AtMost)
                Take(one);
        }
    }

    /// <summary>A phase with words in it deserves at least one.</summary>
    private void FillSilentPhases(List<Observed> strong)
    {
        foreach (var one in strong)
        {
            if (_chosen.Count < AtMost && !_chosen.Exists(c => c.From.Signal.Phase == one.Signal.Phase))
                Take(one);
        }
    }

    private void Take(Observed one)
    {
        if (one.Signal.At(one.Seen.Level) is not { } words || _chosen.Exists(c => c.From == one))
            return;
        if (_chosen.Count(c => c.From.Signal.Phase == one.Signal.Phase) >= PerPhase)
            return;
        foreach (var place in Anchors.For(one, _material))
        {
            var span = QuoteSpans.Around(_material.Text(place.Source), place, _material.IsCode(place.Source));
            if (_chosen.Exists(c => c.Finding.Source == place.Source && c.Finding.Span.Start < span.End && span.Start < c.Finding.Span.End))
                continue;
            if (Compose(one, words, place.Source, span) is { } finding)
                _chosen.Add((one, finding));
            else
                _dropped++;
            return;
        }
    }

    private Finding? Compose(Observed one, Wording words, string source, Span span) =>
        Quotes.Cut(_material.Text(source), span) is not { } quote ? null : new Finding
        {
            Source = source,
            Span = span,
            Quote = quote,
            Signal = one.Signal.Key,
            Level = one.Seen.Level,
            Title = words.Title,
            Claim = Blanks.Fill(words.Claim, one.Seen.Details),
            Question = words.Question,
        };
}
