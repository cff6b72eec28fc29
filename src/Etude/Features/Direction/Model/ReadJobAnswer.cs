using System.Text.Json;
using Etude.Features.Direction.Reading;
using Etude.Platform.Models;

namespace Etude.Features.Direction.Model;

/// <summary>Makes a reading of a model's answer about a job description: shares, names and sums are computed here, words are cut from the text.</summary>
internal static class ReadJobAnswer
{
    /// <param name="answer">Of the shape that <see cref="JobPrompt"/> asks for.</param>
    /// <param name="rules">The reading by the rules: its title and company stand where the model's do not hold.</param>
    /// <exception cref="ModelException">Nothing of what it said rests on the text.</exception>
    public static JobReading From(JsonElement answer, string text, NumberedText lines, Lexicon lexicon, JobReading rules)
    {
        var claims = new Claims(lines, lexicon);
        var company = answer.GetProperty("company");
        var axes = claims.Numbers(answer.GetProperty("axes"), "axis", "weight");
        var signals = claims.Signals(answer.GetProperty("signals"));
        var shape = claims.Numbers(answer.GetProperty("shape"), "share", "percent");
        if (claims is { Held: 0, Dropped: > 0 })
            throw new ModelException(ModelFault.Unusable, "Nothing of what the model said rests on a line of the text.");
        var (weights, faint) = ReadJob.Weights(axes.ToDictionary(a => a.Key, a => a.Value.Number, StringComparer.Ordinal), lexicon);
        var tags = Tags(signals);
        return new()
        {
            Title = claims.Words(answer.GetProperty("title"), rules.Title),
            Company = company.GetProperty("words").GetString()!.Length == 0 ? "" : claims.Words(company, rules.Company),
            Summary = Summary.OfJob(weights, tags, lexicon),
            AxisWeights = weights,
            AxisLines = weights.Keys.ToDictionary(k => k, k => axes[k].Lines, StringComparer.Ordinal),
            Faint = faint.ToDictionary(k => k, k => axes[k].Lines, StringComparer.Ordinal),
            Tags = tags,
            Shape = Weighing.Thousandths(shape.ToDictionary(s => s.Key, s => s.Value.Number, StringComparer.Ordinal)),
            ShapeLines = lexicon.Shares.ToDictionary(s => s, s => shape.TryGetValue(s, out var own) ? own.Lines : [], StringComparer.Ordinal),
            Asks = AsksOf.Reading(text, tags, weights, axes.ToDictionary(a => a.Key, a => a.Value.Lines, StringComparer.Ordinal), lexicon),
            Dropped = claims.Dropped,
            Steps = 0,
        };
    }

    private static List<SignalTag> Tags(List<(string Name, Passage Line, JsonElement Said)> signals) => [.. signals
        .GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
        .Select(g => (Tag: ReadJob.Tag(g.Key, g.Max(s => AskedBy(s.Said)), g.Select(s => s.Line)), Count: g.Count(), First: g.Min(s => s.Line.Index)))
        .OrderByDescending(t => t.Tag.Asked).ThenByDescending(t => t.Count).ThenBy(t => t.First)
        .Take(ReadJob.MostTags).Select(t => t.Tag)];

    private static Asked AskedBy(JsonElement said) => said.GetProperty("asked").GetString() switch { "must" => Asked.Must, "nice" => Asked.Nice, _ => Asked.Mentioned };
}
