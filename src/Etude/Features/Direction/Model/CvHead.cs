using Etude.Features.Direction.Reading;

namespace Etude.Features.Direction.Model;

/// <summary>The head of a CV: whose it is, and where they live. It says nothing about work, and does not leave the house.</summary>
internal static class CvHead
{
    private const int MostWords = 5;

    /// <summary>How many passages belong to it: those before the first heading, year, or word that means something.</summary>
    public static int Length(IReadOnlyList<Passage> passages, Lexicon lexicon, int year)
    {
        var steps = new Steps();
        var length = 0;
        while (length < passages.Count && !passages[length].IsHeading && Years.In(passages[length].Words, lexicon, year, steps) is null
            && !lexicon.Terms.In(passages[length].Words, steps).Any() && !lexicon.Titles.In(passages[length].Words, steps).Any() && !lexicon.Shapes.In(passages[length].Words, steps).Any())
            length++;
        // A text without any such word is no CV with a head, but something that the rules cannot read.
        return length == passages.Count ? 0 : length;
    }

    /// <summary>The name that a CV begins with: two to five capitalised words up to the first comma or dash; null where its first line does not look like one.</summary>
    public static string? Name(string text, IReadOnlyList<Passage> passages, Lexicon lexicon)
    {
        List<Word> first = [.. passages.Take(1).SelectMany(p => p.Words)];
        List<Word> words = [.. first.TakeWhile((w, i) => i == 0 || w.Before == Break.None)];
        if (words.Count is < 2 or > MostWords || !words.All(w => char.IsUpper(w.Raw[0]) && w.Raw.All(c => char.IsLetter(c) || c is '\'' or '\u2019')))
            return null;
        var steps = new Steps();
        return lexicon.Titles.In(words, steps).Any() || lexicon.Terms.In(words, steps).Any() ? null : text[words[0].Start..words[^1].End];
    }
}
