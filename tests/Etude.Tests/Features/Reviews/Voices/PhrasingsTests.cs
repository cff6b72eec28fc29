using Etude.Features.Reviews;
using Etude.Features.Reviews.Voices;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Reviews.Voices;

/// <summary>The voices that people wrote: other words, the same judgement, without a model and at once.</summary>
public sealed class PhrasingsTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private static readonly ContentFiles Content = ContentFiles.Read(Path.Combine(RepositoryRoot.Find(), "content"));

    private static readonly Finding[] Findings =
    [
        Some("plan", "Two markers that never move back", 3),
        Some("explore", "Sorted times", 0),
        Some("code", "return best", 1),
        Some("verify", "A very long line of notes that would not fit into a sentence of somebody else, because it goes on and on and on.", 1),
        Some("reflect", "{claim} {question} {quote} as I would write it", 3),
    ];

    public static TheoryData<string> Voices => [.. Content.Voices.Select(v => v.Key)];

    [Theory]
    [MemberData(nameof(Voices))]
    public void A_voice_holds_every_claim_and_every_question_as_they_are(string key)
    {
        var said = Phrasings.Of(Content.Voice(key), Findings);

        Assert.Equal(Findings.Length, said.Findings.Count);
        foreach (var (finding, words) in Findings.Zip(said.Findings))
        {
            Assert.Contains(finding.Claim, words.Claim, StringComparison.Ordinal);
            Assert.Contains(finding.Question, words.Question, StringComparison.Ordinal);
            Assert.Equal(finding.Title, words.Title);
        }
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public void The_same_review_sounds_the_same_every_time(string key) => Assert.Equal(
        Phrasings.Of(Content.Voice(key), Findings).Findings, Phrasings.Of(Content.Voice(key), Findings).Findings);

    [Theory]
    [MemberData(nameof(Voices))]
    public void Words_of_a_person_that_look_like_a_place_stay_words(string key) =>
        Assert.DoesNotContain(Phrasings.Of(Content.Voice(key), Findings).Findings.Take(4), w => w.Claim.Contains('{', StringComparison.Ordinal));

    [Fact]
    public void Two_findings_in_a_row_do_not_sound_alike()
    {
        var same = Enumerable.Repeat(Findings[1], 2).ToList();

        Assert.All(Content.Voices, voice => Assert.Equal(2, Phrasings.Of(voice, same).Findings.Select(f => f.Claim).Distinct().Count()));
    }

    [Fact]
    public async Task Every_voice_is_there_at_once_and_changes_neither_quote_nor_score()
    {
        var ada = await fixture.Etude.Somebody();
        var practice = await ada.Solves("busiest-window");
        var pages = new List<Page>();
        foreach (var voice in Content.Voices)
            pages.Add(await ada.Gets($"{practice.Path}?voice={voice.Key}"));

        Assert.Single(pages.Select(p => string.Join('|', p.Html.QuerySelectorAll(".finding blockquote").Select(q => q.TextContent))).Distinct());
        Assert.Single(pages.Select(p => p.TextOf(".bars")).Distinct());
        Assert.Equal(Content.Voices.Count, pages.Select(p => p.TextOf(".voice-frame")).Distinct().Count());
        Assert.Equal(Content.Voices.Select(v => v.Name), pages.Select(p => p.TextOf(".voice-bar [aria-current]")));
        Assert.All(pages, p => Assert.DoesNotContain("Have the model", p.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_voice_of_the_settings_speaks_first()
    {
        var ada = await fixture.Etude.Somebody();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("preferred_voice", "hamming"));

        var page = await (await ada.Solves("busiest-window")).Shows();

        Assert.Equal("Hamming", page.TextOf(".voice-bar [aria-current]"));
    }

    [Fact]
    public async Task A_voice_that_does_not_exist_is_refused_in_the_settings_and_ignored_in_an_address()
    {
        var ada = await fixture.Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("preferred_voice", "pirate"));

        Assert.Contains("Choose one of the voices.", answer.Words, StringComparison.Ordinal);
        var practice = await ada.Solves("busiest-window");
        Assert.Equal("Coach", (await ada.Gets($"{practice.Path}?voice=pirate&by=oracle")).TextOf(".voice-bar [aria-current]"));
    }

    internal static Finding Some(string source, string quote, int level) => new()
    {
        Source = source, Span = new Span(0, quote.Length, Quotes.Hash(quote)), Quote = quote, Signal = $"{source}.signal", Level = level,
        Anchor = "An anchor.", Title = "A title", Claim = $"What you wrote in {source} holds.", Question = $"What follows for {source}?",
    };
}
