namespace Etude.Features.Direction.Reading;

/// <summary>
/// Gives every part of a text its section: headings switch it, a heading before a colon holds for its own line. Lines of a letter around
/// the text, and words to machines, are marked as noise.
/// </summary>
internal static class ReadPassages
{
    private const int LongestHeading = 60;
    private const int LongestGreeting = 6;

    public static List<Passage> Of(string text, Lexicon lexicon, Steps steps)
    {
        var passages = new List<Passage>();
        var (section, onLine, line, isOver, before) = (Section.None, (Section?)null, 0, false, 0);
        foreach (var (number, span) in SplitText.Parts(text))
        {
            if (number != line)
                (line, onLine) = (number, null);
            var words = Word.In(text, span.Start, span.Length);
            steps.Count += span.Length;
            List<Found<Wording>> wording = [.. lexicon.Words.In(words, steps)];
            if (words.Count > 0 && words.Count <= LongestGreeting && lexicon.Words.LongestAt(words, 0, steps) is { What: Wording.LetterStart })
                for (; before < passages.Count; before++)
                    passages[before] = passages[before] with { IsNoise = true };
            isOver |= words.Count <= LongestGreeting && wording.Any(w => w is { First: 0, What: Wording.LetterEnd });
            var heading = isOver ? null : Heading(text, span, words, lexicon, steps);
            if (heading is { Alone: true } begins)
                section = begins.Section;
            else if (heading is { } here)
                onLine = here.Section;
            var isNoise = isOver || IsOfLetter(text, words, wording) || wording.Any(w => w.What is Wording.ToMachines or Wording.LetterStart);
            passages.Add(new(passages.Count, number, span, onLine ?? section, heading is { Alone: true }, isNoise, words, wording));
        }

        return passages;
    }

    private static (Section Section, bool Alone)? Heading(string text, Span span, List<Word> words, Lexicon lexicon, Steps steps)
    {
        if (words.Count == 0 || lexicon.Headings.LongestAt(words, 0, steps) is not { } found)
            return null;
        if (found.Count == words.Count && span.Length <= LongestHeading)
            return (found.What, true);
        return HasColonAfter(text, words[found.Last]) ? (found.What, false) : null;
    }

    /// <summary>A line such as "From: Jo".</summary>
    private static bool IsOfLetter(string text, List<Word> words, List<Found<Wording>> wording) =>
        wording.Count > 0 && wording[0] is { First: 0, What: Wording.Letter } name && HasColonAfter(text, words[name.Last]);

    private static bool HasColonAfter(string text, Word word)
    {
        var at = word.End;
        while (at < text.Length && (text[at] is '*' or '_' or ' '))
            at++;
        return at < text.Length && text[at] == ':';
    }
}
