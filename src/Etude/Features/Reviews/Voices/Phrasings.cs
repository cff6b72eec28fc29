using Etude.Features.Reviews.Reading;
using Etude.Platform.Content;

namespace Etude.Features.Reviews.Voices;

/// <summary>
/// A review in a voice without a model: the phrasings that authors wrote, filled with the finding's own sentences. They change the
/// words around a judgement and cannot change it. The same review sounds the same every time.
/// </summary>
public static class Phrasings
{
    private const int LongestQuoteInside = 90;

    public static VoicedReview Of(VoiceFile voice, IReadOnlyList<Finding> findings)
    {
        var seed = (int)(StableHash.Of(findings.Select(f => f.Quote)) % 997);
        return new VoicedReview
        {
            Voice = voice.Key, Opening = voice.Opening[seed % voice.Opening.Count], Closing = voice.Closing[seed % voice.Closing.Count],
            Findings = [.. findings.Select((finding, place) => Of(voice, finding, place))], ByModel = false,
        };
    }

    private static FindingWording Of(VoiceFile voice, Finding finding, int place)
    {
        var claim = Pick(finding.Level == Rubric.Signal.TopLevel ? voice.Praise : voice.Finding, place, finding);
        return new FindingWording(finding.Title, Fill(claim, finding), Fill(Pick(voice.Question, place, finding), finding));
    }

    /// <summary>The phrasing of this place; the next that fits, where the quote is too long to stand inside a sentence.</summary>
    private static string Pick(IReadOnlyList<string> phrasings, int place, Finding finding)
    {
        var fits = Fits(finding);
        return Enumerable.Range(place, phrasings.Count).Select(i => phrasings[i % phrasings.Count])
            .First(p => fits || !p.Contains("{quote}", StringComparison.Ordinal));
    }

    private static bool Fits(Finding finding) =>
        finding.Source != Code.SourceCode.Source && finding.Quote.Length <= LongestQuoteInside && !finding.Quote.Contains('\n', StringComparison.Ordinal);

    /// <summary>
    /// Fills the places in one pass, so that words of the person that look like a place stay words. A quote inside a sentence leaves
    /// its full stop to that sentence.
    /// </summary>
    private static string Fill(string phrasing, Finding finding)
    {
        var filled = new System.Text.StringBuilder();
        for (var at = 0; at < phrasing.Length;)
        {
            var (token, words) = phrasing.AsSpan(at) switch
            {
                var rest when rest.StartsWith("{claim}", StringComparison.Ordinal) => ("{claim}", finding.Claim),
                var rest when rest.StartsWith("{question}", StringComparison.Ordinal) => ("{question}", finding.Question),
                var rest when rest.StartsWith("{quote}", StringComparison.Ordinal) => ("{quote}", finding.Quote.TrimEnd('.')),
                _ => (phrasing[at].ToString(), phrasing[at].ToString()),
            };
            filled.Append(words);
            at += token.Length;
        }

        return filled.ToString();
    }
}
