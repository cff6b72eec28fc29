using Etude.Features.Practice;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Content;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Findings;

/// <summary>
/// Picks the few findings worth a person's time: what matters most first, one to five for every phase with words in it, each on words
/// of its own, and always a strength when there is one.
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
        var said = observed.Where(o => o.Words is { LastResort: false }).ToList();
        var weak = said.Where(o => !o.IsStrong)
            .OrderByDescending(o => o.Matters * rubric.PhaseWeights[o.Signal.Phase]).ThenBy(o => o.Signal.Key, StringComparer.Ordinal).ToList();
        var strong = said.Where(o => o.IsStrong && o.Seen.Where is not null)
            .OrderByDescending(o => o.Signal.Weight * rubric.PhaseWeights[o.Signal.Phase]).ThenBy(o => o.Signal.Key, StringComparer.Ordinal).ToList();
        choice.TakeStrengths(strong, 1);
        choice.TakeWeak(weak, perPhase: 1);
        foreach (var phase in Phases.All.Where(material.IsTouched))
            choice.FillWhenSilent([.. observed.Where(o => o.Signal.Phase == phase && o.Words is not null)]);
        choice.TakeWeak(weak, perPhase: WeakPerPhase);
        choice.TakeStrengths(strong, StrongAtMost);
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

    private void TakeStrengths(List<Observed> strong, int most)
    {
        foreach (var one in strong)
        {
            var taken = _chosen.Exists(c => c.From.IsStrong && c.From.Signal.Phase == one.Signal.Phase);
            if (!taken && _chosen.Count(c => c.From.IsStrong) < most && _chosen.Count < AtMost)
                Take(one);
        }
    }

    /// <summary>A phase with words in it hears at least one thing, if need be on words that another finding quotes too.</summary>
    private void FillWhenSilent(List<Observed> ofPhase)
    {
        var inOrder = ofPhase.OrderBy(o => o.Words!.LastResort).ThenBy(o => o.IsStrong).ThenByDescending(o => o.Matters)
            .ThenByDescending(o => o.Signal.Weight).ThenBy(o => o.Signal.Key, StringComparer.Ordinal).ToList();
        foreach (var shared in (bool[])[false, true])
        {
            foreach (var one in inOrder)
            {
                if (_chosen.Exists(c => c.From.Signal.Phase == one.Signal.Phase))
                    return;
                Take(one, shared);
            }
        }
    }

    private void Take(Observed one, bool shared = false)
    {
        if (one.Words is not { } words || _chosen.Exists(c => c.From == one))
            return;
        if (_chosen.Count(c => c.From.Signal.Phase == one.Signal.Phase) >= PerPhase)
            return;
        if (Blanks.Fill(words.Claim, one.Seen.Details) is not { } claim)
            return;
        foreach (var place in Anchors.For(one, _material))
        {
            var span = QuoteSpans.Around(_material.Text(place.Source), place, _material.IsCode(place.Source));
            if (!shared && _chosen.Exists(c => c.Finding.Source == place.Source && c.Finding.Span.Start < span.End && span.Start < c.Finding.Span.End))
                continue;
            if (Compose(one, words, claim, place.Source, span) is { } finding)
                _chosen.Add((one, finding));
            else
                _dropped++;
            return;
        }
    }

    private Finding? Compose(Observed one, FindingWords words, string claim, string source, Span span) =>
        Quotes.Cut(_material.Text(source), span) is not { } quote ? null : new Finding
        {
            Source = source,
            Span = span,
            Quote = quote,
            Signal = one.Signal.Key,
            Level = one.Seen.Level,
            Anchor = one.Signal.Anchors[one.Seen.Level],
            Title = words.Title,
            Claim = claim,
            Question = words.Question,
        };
}
