using Etude.Features.Direction.Reading;

namespace Etude.Tests.Features.Direction;

public sealed class CleanTextTests
{
    [Fact]
    public void Html_becomes_its_words()
    {
        const string Html = "<html><head><style>p{}</style><script>var kafka = 1;</script></head><body><h1>Data Engineer</h1><p>SQL &amp; Python</p><ul><li>Kafka</li><li>dbt</li></ul></body></html>";

        Assert.Equal(["Data Engineer", "SQL & Python", "- Kafka", "- dbt"], CleanText.Of(Html).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("<p>half a <div tag <p>")]
    [InlineData("<p></p><script>never ends")]
    [InlineData("<<<<>>>><p></p><div></div>")]
    public void Broken_html_is_no_fault(string html) => Assert.DoesNotContain("<script", CleanText.Of(html), StringComparison.Ordinal);

    [Fact]
    public void A_lesser_sign_is_no_tag() => Assert.Equal("latency < 5 ms and > 1", CleanText.Of("latency < 5 ms and > 1"));

    [Fact]
    public void What_cannot_be_seen_or_stored_goes() => Assert.Equal("SQL and Kafka\n  two", CleanText.Of("SQL\0 and\u200b \u202eKafka\u202c\r\n\t two"));

    [Fact]
    public void The_marks_of_a_quoting_mail_go() => Assert.Equal("Requirements\n* SQL", CleanText.Of("> Requirements\n>> * SQL"));

    [Fact]
    public void A_program_is_no_text()
    {
        Assert.True(CleanText.IsBinary("\u007fELF\u0001\u0001\u0002\0\0\0\0\0\0\0\u0003\0>\0\u0001\0"));
        Assert.False(CleanText.IsBinary(Corpus.Jobs[0].Text));
        Assert.False(CleanText.IsBinary("Größe, naïveté, 日本語, emoji 🙂"));
    }
}
