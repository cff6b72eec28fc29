using Etude.Platform.Markdown;

namespace Etude.Tests.Platform.Markdown;

public sealed class MarkdownTextTests
{
    private static string Html(string? markdown, int headingOffset = 2) => MarkdownText.ToHtml(markdown, headingOffset).Value.Trim();

    [Theory]
    [InlineData("**bold** and *soft* and `code`", "<p><strong>bold</strong> and <em>soft</em> and <code>code</code></p>")]
    [InlineData("~~gone~~", "<p><del>gone</del></p>")]
    [InlineData("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("```python\nx < 1\n```", "<pre><code class=\"language-python\">x &lt; 1\n</code></pre>")]
    [InlineData("a  \nb", "<p>a<br />\nb</p>")]
    [InlineData("", "")]
    [InlineData("   \n", "")]
    [InlineData(null, "")]
    public void Ordinary_Markdown_is_rendered(string? markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("https://example.org/a?b=c#d")]
    [InlineData("http://example.org/")]
    [InlineData("mailto:ada@example.org")]
    [InlineData("/problems/two-sum")]
    [InlineData("#part")]
    [InlineData("two-sum")]
    [InlineData("?axis=databases")]
    [InlineData("a/b:c")]
    public void A_good_link_stays_and_trusts_nobody(string target) =>
        Assert.Equal($"<p><a href=\"{target}\" rel=\"nofollow noopener noreferrer\">here</a></p>", Html($"[here]({target})"));

    [Theory]
    [InlineData("[the *best* book](javascript:x)", "<p>the <em>best</em> book</p>")]
    [InlineData("[x](//evil.example)", "<p>x</p>")]
    [InlineData("see <javascript:x> there", "<p>see javascript:x there</p>")]
    public void A_bad_link_leaves_its_words(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("before ![a *red* cat](https://evil.example/cat.png) after", "<p>before a <em>red</em> cat after</p>")]
    [InlineData("![](https://evil.example/pixel.gif)", "<p></p>")]
    public void An_image_is_its_description(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("Let `find` be *late* < once & [so](/problems) on.", "Let find be late < once & so on.")]
    [InlineData("one `a_b`\n\n- two", "one a_b\ntwo")]
    [InlineData("", "")]
    public void The_words_alone_have_no_marks(string markdown, string words) => Assert.Equal(words, MarkdownText.Words(markdown));

    [Fact]
    public void Bare_addresses_become_links() =>
        Assert.Equal("<p><a href=\"https://example.org/x\" rel=\"nofollow noopener noreferrer\">https://example.org/x</a></p>", Html("https://example.org/x"));

    [Theory]
    [InlineData("# One", 2, "<h3>One</h3>")]
    [InlineData("# One", 1, "<h2>One</h2>")]
    [InlineData("# One", 0, "<h1>One</h1>")]
    [InlineData("##### Five", 2, "<h3>Five</h3>")]
    [InlineData("One\n===", 2, "<h3>One</h3>")]
    [InlineData("## A\n#### B\n### C\n# D", 2, "<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h3>D</h3>")]
    [InlineData("# A\n## B\n### C\n#### D", 3, "<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>\n<h6>D</h6>")]
    public void Headings_go_on_below_the_pages_own_without_a_gap_and_stop_at_six(string markdown, int offset, string html) => Assert.Equal(html, Html(markdown, offset));

    [Fact]
    public void Columns_are_aligned_by_class_since_styles_are_forbidden()
    {
        var html = Html("| a | b | c |\n| --- | ---: | :---: |\n| 1 | 2 | 3 |");

        Assert.Contains("<td class=\"align-right\">2</td>", html, StringComparison.Ordinal);
        Assert.Contains("<th class=\"align-center\">c</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    [InlineData('`')]
    [InlineData('<')]
    public void Absurd_nesting_is_survived(char sign) => Assert.NotNull(MarkdownText.ToHtml(new string(sign, 20_000) + "x").Value);

    [Fact]
    public void A_text_that_is_nested_too_deep_is_shown_as_it_was_written() =>
        Assert.Contains("&lt;b&gt;", Html(string.Concat(Enumerable.Repeat("> ", 2_000)) + "<b>"), StringComparison.Ordinal);
}
