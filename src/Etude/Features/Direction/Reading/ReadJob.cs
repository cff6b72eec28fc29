namespace Etude.Features.Direction.Reading;

/// <summary>
/// Reads a job description by the lexicon alone. What a line weighs depends on its section, on its wording (must, nice to have), on where it
/// stands, and on how often the same thing was said before. A pure function whose work grows with the length of the text.
/// </summary>
public static class ReadJob
{
    private const double TitleWeight = 2.2;
    private const double CueWeight = 0.55;
    private const double Repeat = 0.55;
    private const double LeastWeight = 0.02;
    internal const int MostTags = 40;
    private const int MostSpans = 8;

    public static JobReading Of(string text, Lexicon lexicon)
    {
        var steps = new Steps();
        var passages = ReadPassages.Of(text, lexicon, steps);
        var (title, company, where) = ReadTitle.Of(text, passages, lexicon, steps);
        List<Mention> mentions = [.. FindMentions.In(passages, lexicon, steps)];
        var weighing = new Weighing();
        if (where is not null)
            foreach (var found in lexicon.Titles.In(where.Words, steps))
                foreach (var (axis, strength) in found.What.Axes)
                    weighing.Add(axis, strength * TitleWeight, where);
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            var said = times[mention.Term.Family] = times.GetValueOrDefault(mention.Term.Family) + 1;
            var weight = WeightOf(mention, passages.Count) * Math.Pow(Repeat, said - 1);
            foreach (var (axis, strength) in mention.Term.Axes)
                weighing.Add(axis, strength * weight, mention.Passage);
        }

        var (weights, faint) = Weights(weighing.Sums, lexicon);
        var shape = ReadShape.Of(passages, where is null ? [] : [where], lexicon, steps);
        // What stands in the title alone names the role, which is shown already; and the name of an axis is shown as its weight.
        var tags = Tags([.. mentions.Where(m => m.Passage != where && !lexicon.IsAxis(m.Term.Name))]);
        return new()
        {
            Title = title,
            Company = company,
            Summary = Reading.Summary.OfJob(weights, tags, lexicon),
            AxisWeights = weights,
            AxisLines = weights.Keys.ToDictionary(k => k, weighing.Lines, StringComparer.Ordinal),
            Faint = faint.ToDictionary(k => k, weighing.Lines, StringComparer.Ordinal),
            Tags = tags,
            Shape = weights.Count == 0 ? new Dictionary<string, double>() : shape.Shares(lexicon.Shares),
            ShapeLines = lexicon.Shares.ToDictionary(s => s, s => weights.Count == 0 ? [] : shape.Lines(s), StringComparer.Ordinal),
            // The lines with title and company ask for nothing, whatever words the names hold.
            Asks = Asks([.. mentions.Where(m => m.Passage != where && !(company.Length > 0 && m.Passage.Span.Of(text).StartsWith(company, StringComparison.Ordinal)))]),
            Steps = steps.Count,
        };
    }

    private static double WeightOf(Mention mention, int passages)
    {
        var passage = mention.Passage;
        var place = 1.1 - (0.2 * passage.Index / Math.Max(1, passages));
        return SectionWeight(passage.Section) * WordingWeight(passage) * place * (mention.Term.IsTag ? 1 : CueWeight);
    }

    private static double SectionWeight(Section section) => section switch
    {
        Section.Must or Section.Skills => 1.2,
        Section.Role => 1.1,
        Section.Nice => 0.4,
        Section.About or Section.Education or Section.Other => 0.4,
        _ => 1,
    };

    private static double WordingWeight(Passage passage) => passage.Says(Wording.Nice) ? 0.5 : passage.Says(Wording.Must) ? 1.2 : 1;

    private static Asked AskedBy(Passage passage) =>
        passage.Section == Section.Nice || passage.Says(Wording.Nice) ? Asked.Nice
        : passage.Section is Section.Must or Section.Skills || passage.Says(Wording.Must) ? Asked.Must
        : Asked.Mentioned;

    private static List<SignalTag> Tags(IReadOnlyList<Mention> mentions) => [.. mentions.Where(m => m.Term.IsTag)
        .GroupBy(m => m.Term.Name, StringComparer.Ordinal)
        .OrderByDescending(g => g.Max(m => AskedBy(m.Passage))).ThenByDescending(g => g.Count()).ThenBy(g => g.Min(m => m.Passage.Index))
        .Take(MostTags)
        .Select(g => Tag(g.Key, g.Max(m => AskedBy(m.Passage)), g.Select(m => m.Passage)))];

    internal static SignalTag Tag(string name, Asked asked, IEnumerable<Passage> lines) => new() { Tag = name, Asked = asked, Spans = [.. lines.Select(l => l.Span).Distinct().Take(MostSpans)] };

    /// <summary>Shares that add up to 1, and the axes that are left out of them because they weigh next to nothing.</summary>
    internal static (Dictionary<string, double> Weights, List<string> Faint) Weights(IReadOnlyDictionary<string, double> sums, Lexicon lexicon)
    {
        var total = sums.Values.Sum();
        var named = lexicon.Axes.Where(a => sums.GetValueOrDefault(a) > 0).ToLookup(a => sums[a] / total >= LeastWeight);
        return (Weighing.Thousandths(named[true].ToDictionary(a => a, a => sums[a], StringComparer.Ordinal)), [.. named[false]]);
    }

    private static List<AskingLine> Asks(IReadOnlyList<Mention> mentions) => [.. mentions
        .GroupBy(m => m.Passage)
        .Where(g => g.Key.Section is not Section.About && (g.Any(m => m.Term.IsTag) || g.Key.Section is Section.Role or Section.Must or Section.Nice))
        .Select(g => new AskingLine(g.Key.Span, g.Key.Line, AskedBy(g.Key), [.. g.Where(m => m.Term.IsTag).Select(m => m.Term.Name).Distinct(StringComparer.Ordinal)], AxesOf(g)))];

    private static Dictionary<string, double> AxesOf(IEnumerable<Mention> mentions) => mentions
        .SelectMany(m => m.Term.Axes.Select(a => (a.Key, Weight: a.Value * (m.Term.IsTag ? 1 : CueWeight))))
        .GroupBy(a => a.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(a => a.Weight), StringComparer.Ordinal);
}
