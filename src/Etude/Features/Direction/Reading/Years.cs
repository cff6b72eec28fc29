namespace Etude.Features.Direction.Reading;

/// <summary>The years that a line of a CV names.</summary>
/// <param name="To">Null for "until now".</param>
/// <param name="First">Index of the first word that belongs to the dates.</param>
/// <param name="Last">Index of the last one.</param>
internal sealed record Years(int From, int? To, int First, int Last)
{
    public const int Earliest = 1955;
    private const int BetweenTwo = 3;
    private static readonly string[] Months =
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier", "février", "mars", "avril",
        "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>"2019 to 2022", "March 2021 – present", "since 2020"; a year alone only at the start of the line. Null where there is none.</summary>
    /// <param name="thisYear">Later years are no years of a CV.</param>
    public static Years? In(IReadOnlyList<Word> words, Lexicon lexicon, int thisYear, Steps steps)
    {
        for (var at = 0; at < words.Count; at++)
        {
            steps.Count++;
            if (YearAt(words, at, thisYear) is not { } from)
                continue;
            var first = at;
            while (first > 0 && IsDatePart(words[first - 1]))
                first--;
            var since = first > 0 && Says(words, first - 1, "since", lexicon, steps);
            for (var next = at + 1; next < words.Count && next <= at + BetweenTwo; next++)
            {
                if (YearAt(words, next, thisYear) is { } to && to >= from)
                    return new(from, to, first, next);
                if (Says(words, next, "now", lexicon, steps))
                    return new(from, null, first, next);
                if (!IsDatePart(words[next]) && !Says(words, next, "until", lexicon, steps))
                    break;
            }

            if (since)
                return new(from, null, first - 1, at);
            return first == 0 && words.Count > at + 1 ? new(from, from, 0, at) : null;
        }

        return null;
    }

    private static int? YearAt(IReadOnlyList<Word> words, int at, int thisYear) =>
        words[at].Text.Length == 4 && int.TryParse(words[at].Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
        && year >= Earliest && year <= thisYear + 1 ? year : null;

    private static bool IsDatePart(Word word) =>
        (word.Text.Length <= 2 && word.Text.All(char.IsAsciiDigit)) || Months.Contains(word.Text, StringComparer.Ordinal);

    private static bool Says(IReadOnlyList<Word> words, int at, string kind, Lexicon lexicon, Steps steps) =>
        lexicon.Dates.LongestAt(words, at, steps) is { } found && found.What == kind;
}
