using AngleSharp.Html.Parser;
using Etude.Platform.Markdown;

namespace Etude.Tests.Platform.Markdown;

/// <summary>Footnotes, coloured code and mathematics, and that none of them can do anything.</summary>
public sealed class ArticleTextTests
{
    private static string Html(string markdown) => ArticleText.ToHtml(markdown).Value.Trim();

    public static TheoryData<string> Attacks =>
    [
        .. MarkdownAttackTests.Attacks.Select(a => a.Data),
        "$<script>alert(1)</script>$",
        "$$<img src=x onerror=alert(1)>$$",
        "$\\text{<img src=x onerror=alert(1)>}$",
        "$\\text{\" onload=\"alert(1)}$",
        "$\\href{javascript:alert(1)}{x}$",
        "$\\unicode{<svg onload=alert(1)>}$",
        "$\\style{x}{<b>}$",
        "$\\mathbb{<script>}$",
        "$\\frac{</math><script>alert(1)</script>}{x}$",
        "$\\begin{matrix} <img src=x onerror=alert(1)> & y \\\\ z & w \\end{matrix}$",
        "$\\begin{<script>}x\\end{<script>}$",
        "$\" onmouseover=\"alert(1)$",
        "$$\n</annotation></semantics></math><svg onload=alert(1)>\n$$",
        "```python\n# </code></pre><script>alert(1)</script>\n```",
        "```python\n\"<img src=x onerror=alert(1)>\"\n```",
        "```sql\nselect '<svg onload=alert(1)>'\n```",
        "```js\n/* <script>alert(1)</script> */\n```",
        "```\" onclick=\"alert(1)\ncode\n```",
        "text[^1]\n\n[^1]: <script>alert(1)</script>",
        "text[^1]\n\n[^1]: [x](javascript:alert(1))",
        "text[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: note",
        "text[^<img src=x onerror=alert(1)>]\n\n[^<img src=x onerror=alert(1)>]: note",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_can_only_be_read(string attack)
    {
        var document = new HtmlParser().ParseDocument($"<main>{Html(attack)}</main>");
        string[] elements = ["script", "img", "svg", "iframe", "object", "embed", "style", "link", "meta", "base", "form", "button", "input", "video", "audio", "template", "marquee", "annotation", "annotation-xml", "semantics"];

        Assert.Empty(document.QuerySelectorAll("main *").Where(e => elements.Contains(e.LocalName)).Select(e => e.OuterHtml));
        Assert.Empty(document.QuerySelectorAll("main *").SelectMany(e => e.Attributes)
            .Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "src" or "srcdoc" or "xlink:href" or "formaction").Select(a => a.Name));
        Assert.All(document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!), href => Assert.Matches("^(https?://|mailto:|/[^/\\\\]|#|[a-z0-9?]|$)", href));
        Assert.DoesNotContain(document.QuerySelectorAll("main a"), a => (a.GetAttribute("href") ?? "").Replace("\t", "", StringComparison.Ordinal).StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_corpus_has_at_least_a_hundred_attacks() => Assert.True(Attacks.Count >= 100, $"{Attacks.Count}");

    [Theory]
    [InlineData("$x^2$", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>")]
    [InlineData("$a_i$", "<msub><mi>a</mi><mi>i</mi></msub>")]
    [InlineData("$x_i^2$", "<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData("$\\frac{1}{n+1}$", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></mfrac>")]
    [InlineData("$\\sqrt[3]{x}$", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>")]
    [InlineData("$O(n \\log n)$", "<mo>(</mo><mi>n</mi><mrow><mi>log</mi><mspace width=\"0.17em\"></mspace></mrow><mi>n</mi><mo>)</mo>")]
    [InlineData("$\\alpha \\le \\infty$", "<mi>α</mi><mo>≤</mo><mi>∞</mi>")]
    [InlineData("$a < b$", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData("$1{,}5 - 2$", "<mo>−</mo>")]
    [InlineData("$\\text{if } x$", "<mtext>if </mtext>")]
    [InlineData("$\\mathbb{R}$", "<mi>ℝ</mi>")]
    [InlineData("$\\hat y$", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>")]
    [InlineData("$f'(x)$", "<msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>")]
    [InlineData("$\\left(\\frac{a}{b}\\right)$", "<mo stretchy=\"true\">(</mo>")]
    [InlineData("$$\n\\sum_{i=1}^n i\n$$", "<munderover><mo>∑</mo>")]
    [InlineData("$$\n\\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}\n$$", "<mtable><mtr><mtd><mrow><mn>1</mn></mrow></mtd>")]
    public void Mathematics_becomes_MathML(string markdown, string holds) => Assert.Contains(holds, Html(markdown), StringComparison.Ordinal);

    [Theory]
    [InlineData("$\\unknown{x}$", "<code>\\unknown{x}</code>")]
    [InlineData("$\\frac{1}$", "<code>\\frac{1}</code>")]
    [InlineData("$x^{2$", "<code>x^{2</code>")]
    [InlineData("$x}$", "<code>x}</code>")]
    [InlineData("$x^2^3$", "<code>x^2^3</code>")]
    [InlineData("$\\begin{matrix} 1$", "<code>\\begin{matrix} 1</code>")]
    [InlineData("$\\left($", "</math>")]
    public void What_is_not_understood_stays_as_it_was_written(string markdown, string holds) => Assert.Contains(holds, Html(markdown), StringComparison.Ordinal);

    [Theory]
    [InlineData("It costs $5 and $10 a month.")]
    [InlineData("A lone $ sign.")]
    [InlineData("Between $5 and 10$ perhaps $")]
    public void Prices_are_no_mathematics_or_at_least_harmless(string markdown) => Assert.DoesNotContain("<script", Html(markdown), StringComparison.Ordinal);

    [Theory]
    [InlineData('{')]
    [InlineData('\\')]
    [InlineData('^')]
    [InlineData('$')]
    public void Endless_nesting_ends(char c)
    {
        Assert.NotEmpty(Html($"${new string(c, 3900)}x$"));
        Assert.NotEmpty(Html("$" + string.Concat(Enumerable.Repeat("\\hat", 900)) + " x$"));
        Assert.NotEmpty(Html("$" + string.Concat(Enumerable.Repeat("\\frac{", 600)) + "x$"));
    }

    [Theory]
    [InlineData("python", "def f(x):  # twice\n    return \"a\" + 2", "<span class=\"hk\">def</span> f(x):  <span class=\"hc\"># twice</span>\n    <span class=\"hk\">return</span> <span class=\"hs\">&quot;a&quot;</span> + <span class=\"hn\">2</span>")]
    [InlineData("SQL", "SELECT 'it''s' -- why\nfrom t", "<span class=\"hk\">SELECT</span> <span class=\"hs\">'it'</span><span class=\"hs\">'s'</span> <span class=\"hc\">-- why</span>\n<span class=\"hk\">from</span> t")]
    [InlineData("js", "`a\nb` /* c", "<span class=\"hs\">`a\nb`</span> <span class=\"hc\">/* c</span>")]
    [InlineData("py", "'''a\nb''' 'open", "<span class=\"hs\">'''a\nb'''</span> <span class=\"hs\">'open</span>")]
    [InlineData("klingon", "if x < y", "if x &lt; y")]
    [InlineData("", "if x", "if x")]
    public void Code_is_coloured_on_the_server(string language, string code, string html) =>
        Assert.Equal($"<pre tabindex=\"0\"><code>{html}\n</code></pre>", Html($"```{language}\n{code}\n```"));

    [Fact]
    public void Footnotes_lead_there_and_back()
    {
        var document = new HtmlParser().ParseDocument(Html("Said[^1].\n\n[^1]: By whom."));

        Assert.Equal("#fn:1", document.QuerySelector(".footnote-ref")!.GetAttribute("href"));
        Assert.Equal("#fnref:1", document.QuerySelector(".footnote-back-ref")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("# One\n\nTwo *three* [four](https://example.org).", "One Two three four.")]
    [InlineData("", "")]
    public void The_beginning_is_plain_text(string markdown, string plain) => Assert.Equal(plain, ArticleText.Beginning(markdown));

    [Fact]
    public void A_long_beginning_ends_at_a_word() => Assert.Equal("word word word…", ArticleText.Beginning(string.Join(' ', Enumerable.Repeat("word", 50)), 18));

    [Fact]
    public void A_megabyte_is_rendered() => Assert.NotEmpty(Html(string.Concat(Enumerable.Repeat("A line of *text* with $x^2$ in it.\n\n", 30_000))));
}
