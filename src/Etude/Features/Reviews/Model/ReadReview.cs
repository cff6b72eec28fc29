using System.Text.Json;
using Etude.Features.Reviews.Findings;
using Etude.Features.Reviews.Reading;
using Etude.Features.Reviews.Rubric;
using Etude.Features.Reviews.Signals;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Model;

/// <summary>
/// Makes a review of what the model answered. The model gives levels and copies words; spans, quotes and scores are ours. A finding whose
/// words do not stand in its source, or that shows more than plain words, or gives the solution away, is dropped and counted.
/// </summary>
internal sealed class ReadReview
{
    private const int PerPhase = 5;
    private const int ShortestGiveaway = 12;

    private readonly Material material;
    private readonly Mask mask;
    private readonly List<Observed> observed;
    private readonly HashSet<string> solution;
    private readonly List<(Observed From, Finding Finding)> chosen = [];
    private int dropped;

    private ReadReview(Material material, Mask mask, List<Observed> observed, HashSet<string> solution) =>
        (this.material, this.mask, this.observed, this.solution) = (material, mask, observed, solution);

    /// <param name="answer">Of the shape that <see cref="ReviewPrompt"/> asks for.</param>
    /// <param name="mask">As the prompt was masked: the words are looked up in what the model saw.</param>
    /// <param name="reference">The reference solution, which no remark may hold a line of.</param>
    public static Review From(JsonElement answer, Material material, PhaseRubric rubric, Mask mask, string reference)
    {
        var levels = answer.GetProperty("levels");
        var levelled = rubric.Signals.Select(s => (Signal: s, Seen: SignalRules.ByKey[s.Key](material))).Where(o => o.Seen is not null)
            .Select(o => new Observed(o.Signal, levels.TryGetProperty(o.Signal.Key, out var level) ? new Seen(level.GetInt32()) : o.Seen!)).ToList();
        var read = new ReadReview(material, mask, levelled, Giveaways(reference, material.Submission));
        foreach (var finding in answer.GetProperty("findings").EnumerateArray())
            read.Take(finding);
        var phases = Scores.ByPhase(levelled);
        return new Review
        {
            RubricVersion = rubric.Version, OverallScore = Scores.Overall(phases, rubric), PerPhase = phases, Findings = [.. read.InReadingOrder()],
            DroppedClaims = read.dropped,
            SummaryMd = PlainWords.Of(answer.GetProperty("summary").GetString()!) is { } summary && !read.GivesAway(summary)
                ? PlainWords.AsMarkdown(summary) : Summary.Of(material, levelled, phases),
        };
    }

    /// <summary>Lines of the solution that the person does not have.</summary>
    private static HashSet<string> Giveaways(string reference, Submission submission)
    {
        var own = Squeezed(submission.Code) + Squeezed(submission.Problem.StarterCode) + Squeezed(submission.Problem.Prompt);
        return [.. reference.Split('\n').Select(Squeezed).Where(l => l.Length >= ShortestGiveaway && !own.Contains(l, StringComparison.Ordinal))];
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private bool GivesAway(string words)
    {
        var squeezed = Squeezed(words);
        return solution.Any(l => squeezed.Contains(l, StringComparison.Ordinal));
    }

    private IEnumerable<Finding> InReadingOrder() =>
        chosen.OrderBy(c => Array.IndexOf(Practice.Phases.All, c.From.Signal.Phase)).Select(c => c.Finding);

    private void Take(JsonElement said)
    {
        if (Read(said) is not { } one)
        {
            dropped++;
            return;
        }

        var same = chosen.Exists(c => c.Finding.Source == one.Finding.Source && c.Finding.Span == one.Finding.Span && c.Finding.Signal == one.Finding.Signal);
        if (!same && chosen.Count(c => c.From.Signal.Phase == one.From.Signal.Phase) < PerPhase)
            chosen.Add(one);
    }

    private (Observed From, Finding Finding)? Read(JsonElement said)
    {
        string Said(string name) => said.GetProperty(name).GetString()!;
        var from = observed.Find(o => o.Signal.Key == Said("signal"));
        var (title, claim, question) = (PlainWords.Of(Said("title")), PlainWords.Of(Said("claim")), PlainWords.Of(Said("question")));
        if (from is null || title is null || claim is null || question is null || !question.EndsWith('?') || GivesAway(claim) || GivesAway(question))
            return null;
        var (source, text) = (Said("source"), material.Text(Said("source")));
        if (Place(source, text, Said("words")) is not { } span || Quotes.Cut(text, span) is not { } quote)
            return null;
        return (from, new Finding
        {
            Source = source, Span = span, Quote = quote, Signal = from.Signal.Key, Level = from.Seen.Level, Anchor = from.Signal.Anchors[from.Seen.Level],
            Title = title.TrimEnd('.'), Claim = claim, Question = question,
        });
    }

    /// <summary>Where the words stand; null when they do not.</summary>
    private Span? Place(string source, string text, string words)
    {
        var wanted = words.Trim().ReplaceLineEndings("\n");
        var at = wanted.Length == 0 ? -1 : mask.Cover(text).IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var place = new Place(source, Graphemes.AtOrBefore(text, at), Graphemes.AtOrAfter(text, at + wanted.Length));
        return QuoteSpans.Around(text, place, material.IsCode(source));
    }
}
