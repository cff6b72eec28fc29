using System.Buffers;

namespace Etude.Features.Reviews.Reading;

/// <summary>Reads one piece of a note: its words, what they speak of and what they do.</summary>
internal static class ReadSentence
{
    private const int LongestLabel = 5;
    private static readonly SearchValues<char> Quoting = SearchValues.Create("[](){}`\"“");
    private static readonly string[] Arrows = ["->", "→", "=>", "⇒", " = ", "=="];
    private static readonly string[] Bounds = ["≥", "≤", ">=", "<=", " < ", " > "];

    public static Sentence At(string source, string text, Piece piece, CueWords lexicon)
    {
        var words = Tokens.Words(text, piece.Start, piece.End);
        var stems = words.ConvertAll(Stems.Of);
        var span = text.AsSpan(piece.Start, piece.End - piece.Start);
        var cues = lexicon.Cues(stems) | (HasAny(span, Bounds) ? Cue.Limit : Cue.None);
        return new Sentence
        {
            Place = new Place(source, piece.Start, piece.End),
            Words = words,
            Stems = stems,
            Terms = words.Select(Terms.Of).OfType<string>().ToHashSet(StringComparer.Ordinal),
            Cues = cues,
            Edges = lexicon.Edges(stems),
            Listed = piece.Listed,
            Heading = piece.Heading || (words.Count <= LongestLabel && IsLabel(span)),
            Asks = span[^1] is '?' or '؟' or '？',
            Arrow = HasAny(span, Arrows),
            Literal = span.ContainsAny(Quoting),
            Figures = words.Where(w => char.IsAsciiDigit(w[0])).Select(Figure).ToHashSet(StringComparer.Ordinal),
            Costs = BigO.In(span),
        };
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
