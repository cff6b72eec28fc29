using Etude.Features.Direction.Jobs;
using Etude.Features.Direction.Reading;

namespace Etude.Features.Direction.Model;

/// <summary>What a job asks for, line by line, out of a reading: the fit looks for it.</summary>
internal static class AsksOf
{
    /// <summary>As whoever read the description last saw it.</summary>
    public static IReadOnlyList<AskingLine> Job(JobRow job, Lexicon lexicon) => job.Engine == ReadBy.ModelEngine
        ? Reading(job.SourceText, job.SignalTags, job.AxisWeights, job.Lines.Axes, lexicon)
        : ReadJob.Of(job.SourceText, lexicon).Asks;

    /// <summary>The lines of signals and of axes, in the order of the text.</summary>
    public static List<AskingLine> Reading(string text, IReadOnlyList<SignalTag> tags, IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, List<Span>> axes, Lexicon lexicon)
    {
        var tagged = tags.SelectMany(t => t.Spans.Select(s => (Span: s, Tag: t))).ToLookup(t => t.Span, t => t.Tag);
        return [.. tagged.Select(g => g.Key).Concat(axes.Values.SelectMany(s => s)).Distinct().OrderBy(s => s.Start).Select(span => new AskingLine(
            span, text.AsSpan(0, span.Start).Count('\n') + 1,
            tagged[span].Select(t => t.Asked).DefaultIfEmpty(Asked.Mentioned).Max(), [.. tagged[span].Select(t => t.Tag)],
            AxesOf(span, [.. tagged[span]], weights, axes, lexicon)))];
    }

    /// <summary>The axes that rest on the line; where none does, those of its signals.</summary>
    private static Dictionary<string, double> AxesOf(Span span, IReadOnlyList<SignalTag> tags, IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, List<Span>> axes, Lexicon lexicon)
    {
        var own = axes.Where(a => a.Value.Contains(span)).ToDictionary(a => a.Key, a => weights.GetValueOrDefault(a.Key), StringComparer.Ordinal);
        return own.Count > 0 ? own : tags.SelectMany(t => lexicon.AxesOf(t.Tag)).GroupBy(a => a.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (double)g.Sum(a => a.Value), StringComparer.Ordinal);
    }
}
