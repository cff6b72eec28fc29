using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Findings;

/// <summary>Makes a place short enough to quote: notes on one line and up to two hundred characters, code in whole lines, six at most.</summary>
internal static class QuoteSpans
{
    private const int LongestNote = 200;
    private const int LongestCode = 600;
    private const int MostLines = 6;
    private const int BackForWord = 40;

    public static Span Around(string text, Place place, bool asCode)
    {
        var (start, wanted) = asCode ? (place.Start, FirstLines(text, place)) : LongestLine(text, place);
        var end = Shortened(text, start, wanted, asCode ? LongestCode : LongestNote);
        return new Span(Graphemes.AtOrAfter(text, start), Graphemes.AtOrBefore(text, end), Quotes.Hash(text));
    }

    /// <summary>A wrapped sentence is quoted by the line that holds most of it.</summary>
    private static (int Start, int End) LongestLine(string text, Place place)
    {
        var best = (Start: place.Start, End: place.Start);
        for (var start = place.Start; start < place.End;)
        {
            var found = text.IndexOf('\n', start, place.End - start);
            var end = found < 0 ? place.End : found;
            var (from, to) = Pieces.Trimmed(text, start, end);
            if (to - from > best.End - best.Start)
                best = (from, to);
            start = end + 1;
        }

        return best;
    }

    private static int FirstLines(string text, Place place)
    {
        var end = place.Start;
        for (var lines = 0; lines < MostLines && end < place.End; lines++)
        {
            var found = text.IndexOf('\n', lines == 0 ? end : end + 1);
            end = found < 0 || found > place.End ? place.End : found;
        }

        return end;
    }

    /// <summary>Ends on the last word that fits whole; in a text without spaces, where the room ends.</summary>
    private static int Shortened(string text, int start, int end, int longest)
    {
        if (end - start <= longest)
            return end;
        var space = text.LastIndexOf(' ', start + longest, BackForWord);
        return space > start ? space : start + longest;
    }
}
