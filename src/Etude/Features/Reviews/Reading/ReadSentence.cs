using System.Buffers;

namespace Etude.Features.Reviews.Reading;

/// <summary>Reads one piece of a note: its words, what they speak of and what they do.</summary>
internal static class ReadSentence
{
    private const int LongestLabel = 5;

    /// <summary>What a sentence of general words may still report: that tests were run, that it felt good.</summary>
    private const Cue StillSaid = Cue.GivenTests | Cue.Test | Cue.Feeling | Cue.CaseIntro;

    private static readonly SearchValues<char> Quoting = SearchValues.Create("[](){}`\"“");
    private static readonly string[] Arrows = ["->", "→", "=>", "⇒", " = ", "=="];
    private static readonly string[] Bounds = ["≥", "≤", ">=", "<=", " < ", " > "];

    public static Sentence At(string source, string text, Piece piece, CueWords lexicon)
    {
        var words = Tokens.Words(text, piece.Start, piece.End);
        var stems = words.ConvertAll(Stems.Of);
        var span = text.AsSpan(piece.Start, piece.End - piece.Start);
        var negation = Negation.In(words, stems);
        var figures = words.Where(w => char.IsAsciiDigit(w[0])).Select(Figure).ToHashSet(StringComparer.Ordinal);
        var costs = BigO.In(span);
        var literal = span.ContainsAny(Quoting);
        var hollow = figures.Count == 0 && costs.Count == 0 && !literal && IsHollow(words, lexicon);
        var cues = lexicon.Cues(stems, negation) | (HasAny(span, Bounds) ? Cue.Limit : Cue.None);
        return new Sentence
        {
            Place = new Place(source, piece.Start, piece.End),
            Words = words,
            Stems = stems,
            Terms = words.Select(Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal),
            Cues = hollow ? cues & StillSaid : cues,
            Edges = hollow ? Edge.None : lexicon.Edges(stems, negation),
            Listed = piece.Listed,
            Heading = piece.Heading || (words.Count <= LongestLabel && IsLabel(span)),
            Asks = span[^1] is '?' or '؟' or '？',
            Arrow = HasAny(span, Arrows),
            Literal = literal,
            Figures = figures,
            FigureCount = words.Count(w => char.IsAsciiDigit(w[0])),
            Costs = costs,
            Line = piece.Line,
            Denied = negation.Denies,
            Hypothetical = Negation.IsHypothetical(words, stems),
            Hollow = hollow,
            People = CapitalNames.In(text, piece.Start, piece.End),
        };
    }

    /// <summary>At least one word, and none but words about working in general.</summary>
    private static bool IsHollow(List<string> words, CueWords lexicon)
    {
        var terms = words.Where(w => Terms.Of(w) is not null).Select(Stems.Of).ToList();
        return terms.Count > 0 && terms.TrueForAll(lexicon.IsGeneric);
    }

    /// <summary>"1,140" and "1_140" are the same figure.</summary>
    public static string Figure(string word) => word.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>"Edge cases:" or "**Edge cases**".</summary>
    private static bool IsLabel(ReadOnlySpan<char> text) =>
        text.TrimEnd("*_") is [.., ':'] || (text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal));

    private static bool HasAny(ReadOnlySpan<char> text, string[] signs)
    {
        foreach (var sign in signs)
        {
            if (text.Contains(sign, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
