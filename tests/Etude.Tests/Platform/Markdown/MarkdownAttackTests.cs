using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Etude.Platform.Markdown;

namespace Etude.Tests.Platform.Markdown;

/// <summary>Whatever somebody writes, the HTML that comes out does nothing but be read.</summary>
public sealed class MarkdownAttackTests
{
    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x\" onerror=\"alert(1)\" />",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\"></object>",
        "<embed src=javascript:alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=x onclick=alert(1)>x</a>",
        "<body onload=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<button formaction=javascript:alert(1)>x</button>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<style>@import 'javascript:alert(1)';</style>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<base href=\"//evil.example/\">",
        "<video><source onerror=alert(1)></video>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "</p><script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](<java\tscript:alert(1)>)",
        "[x](java&#x0A;script:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;&#x61;vascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](\\javascript:alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](\u00A0javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](blob:https://example.org/1)",
        "[x](file:///etc/passwd)",
        "[x](view-source:javascript:alert(1))",
        "[x](//evil.example/x)",
        "[x](\\\\evil.example/x)",
        "[x](/\\evil.example/x)",
        "[x](https://ok.example \"a\\\" onmouseover=alert(1) \")",
        "[x](https://ok.example/\"onmouseover=alert(1))",
        "[x](https://ok.example/'onmouseover=alert(1))",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "[x][y]\n\n[y]: <javascript:alert(1)> \"title\"",
        "[y]\n\n[y]: data:text/html,x",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "<https://ok.example/\"onmouseover=alert(1)>",
        "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.gif)",
        "![x\" onerror=\"alert(1)](x)",
        "![<img src=x onerror=alert(1)>](x)",
        "![x][y]\n\n[y]: https://evil.example/pixel.gif",
        "[![x](https://evil.example/a.png)](javascript:alert(1))",
        "[**[x](javascript:alert(1))**](javascript:alert(2))",
        "```\"><script>alert(1)</script>\nx\n```",
        "```js\" onclick=\"alert(1)\nx\n```",
        "~~~<img/src=x/onerror=alert(1)>\nx\n~~~",
        "`<img src=x onerror=alert(1)>`",
        "# <img src=x onerror=alert(1)>",
        "# x {onclick=alert(1)}",
        "x {#id .c onclick=alert(1)}",
        "| <script>alert(1)</script> |\n| --- |\n| <img src=x onerror=alert(1)> |",
        "| a |\n| --- |\n| [x](javascript:alert(1)) |",
        "> <script>alert(1)</script>",
        "- <img src=x onerror=alert(1)>",
        "1. [x](javascript:alert(1))",
        "http://ok.example/\"onmouseover=alert(1)",
        "javascript:alert(1)",
        "www.ok.example\"onmouseover=alert(1)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u0000<script>alert(1)</script>",
        "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
        "[x](tel:+123)",
        "[x](ftp://evil.example/x)",
        "[x](https&colon;//ok.example/&quot;onmouseover=alert(1))",
        "<a\nhref=javascript:alert(1)>x</a>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_comes_out_inert(string attack) => AssertInert(attack);

    [Fact]
    public void Attacks_beside_and_inside_each_other_come_out_inert()
    {
        var chance = new Random(20261122);
        var all = Attacks.Select(a => a.Data).ToList();
        for (var round = 0; round < 500; round++)
        {
            var (a, b) = (all[chance.Next(all.Count)], all[chance.Next(all.Count)]);
            var at = chance.Next(a.Length + 1);
            AssertInert(a + "\n\n" + b);
            AssertInert(a[..at] + b + a[at..]);
        }
    }

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "href", "rel", "title", "class", "start", "type" };

    private static void AssertInert(string markdown)
    {
        var html = MarkdownText.ToHtml(markdown).Value;
        var body = new HtmlParser().ParseDocument($"<!doctype html><body><div id=root>{html}</div><p id=after>").QuerySelector("#root")!;
        Assert.Equal("after", body.NextElementSibling?.Id);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.True(Elements.Contains(element.LocalName), $"<{element.LocalName}> came through: {html} from {markdown}");
            foreach (var attribute in element.Attributes)
                Assert.True(Attributes.Contains(attribute.LocalName), $"{attribute.LocalName} came through: {html} from {markdown}");
            if (element.GetAttribute("href") is { } href) AssertHarmless(href);
        }
    }

    // As a browser reads it: leading controls and spaces skipped, tabs and line ends taken out, \ taken for /.
    private static void AssertHarmless(string href)
    {
        var seen = new string([.. href.TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]).Where(c => c is not ('\t' or '\n' or '\r'))])
            .Replace('\\', '/');
        Assert.False(seen.StartsWith("//", StringComparison.Ordinal), href);
        var resolved = new AngleSharp.Dom.Url(new AngleSharp.Dom.Url("https://etude.example/attempts/1"), seen);
        Assert.Contains(resolved.Scheme, new[] { "https", "http", "mailto" });
    }
}
