using Etude.Features.Reviews;
using Etude.Features.Reviews.Findings;
using Etude.Features.Reviews.Reading;

namespace Etude.Tests.Features.Reviews;

public class QuotesTests
{
    private const string Text = "Two markers, one for each end.";

    [Fact]
    public void A_quote_is_the_text_at_its_span() =>
        Assert.Equal("Two markers", Quotes.Cut(Text, new Span(0, 11, Quotes.Hash(Text))));

    [Fact]
    public void The_hash_is_the_first_half_of_the_known_digest() => Assert.Equal("ba7816bf8f01cfea", Quotes.Hash("abc"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(7, 3)]
    [InlineData(-1, 4)]
    [InlineData(0, 31)]
    [InlineData(31, 32)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void A_span_out_of_range_or_empty_is_refused(int start, int end) => Assert.Null(Quotes.Cut(Text, new Span(start, end, Quotes.Hash(Text))));

    [Fact]
    public void A_span_of_another_text_is_refused() => Assert.Null(Quotes.Cut(Text, new Span(0, 11, Quotes.Hash(Text + " "))));

    [Theory]
    [InlineData("a😀b", 0, 2)]
    [InlineData("a😀b", 2, 4)]
    [InlineData("cafe\u0301 noir", 0, 4)]
    [InlineData("👩‍👩‍👧 home", 0, 2)]
    [InlineData("🇬🇧🇩🇪", 2, 6)]
    public void A_span_that_splits_what_the_reader_sees_as_one_character_is_refused(string text, int start, int end) =>
        Assert.Null(Quotes.Cut(text, new Span(start, end, Quotes.Hash(text))));

    [Theory]
    [InlineData("a😀b", 1, 3, "😀")]
    [InlineData("cafe\u0301 noir", 0, 5, "cafe\u0301")]
    [InlineData("🇬🇧🇩🇪", 4, 8, "🇩🇪")]
    [InlineData("שלום עולם", 0, 4, "שלום")]
    [InlineData("zero\u200bwidth", 0, 10, "zero\u200bwidth")]
    [InlineData("bell\u0007 and\u202e turn", 0, 9, "bell\u0007 and")]
    public void Nothing_is_stripped_from_a_quote(string text, int start, int end, string quote) =>
        Assert.Equal(quote, Quotes.Cut(text, new Span(start, end, Quotes.Hash(text))));

    [Fact]
    public void A_long_note_is_quoted_up_to_a_whole_word()
    {
        var text = string.Join(' ', Enumerable.Repeat("window", 100));
        var quote = Quotes.Cut(text, QuoteSpans.Around(text, new Place("plan", 0, text.Length), asCode: false))!;
        Assert.InRange(quote.Length, 150, 200);
        Assert.EndsWith("window", quote);
    }

    [Fact]
    public void A_long_row_of_emoji_is_cut_between_two_of_them()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("👩‍👩‍👧", 60));
        var quote = Quotes.Cut(text, QuoteSpans.Around(text, new Place("plan", 0, text.Length), asCode: false))!;
        Assert.Equal(0, (quote.Length - 1) % "👩‍👩‍👧".Length);
    }

    [Fact]
    public void Code_is_quoted_in_whole_lines_six_at_most()
    {
        var text = string.Join('\n', Enumerable.Range(1, 9).Select(i => $"    line_{i} = {i}"));
        var quote = Quotes.Cut(text, QuoteSpans.Around(text, new Place("code", 0, text.Length), asCode: true))!;
        Assert.Equal(6, quote.Split('\n').Length);
        Assert.EndsWith("line_6 = 6", quote);
    }
}
