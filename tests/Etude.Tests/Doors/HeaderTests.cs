using System.IO.Compression;
using System.Net;
using System.Text;
using Etude.Tests.Support;

namespace Etude.Tests.Doors;

/// <summary>What every page carries, and what none may have.</summary>
public sealed class HeaderTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const int LargestPage = 25 * 1024;
    private const int LargestStudio = 35 * 1024;
    private const int LargestScript = 15 * 1024;
    private const int LargestStyle = 12 * 1024;

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Every_page_carries_the_headers_that_keep_it_safe_and_private()
    {
        foreach (var (route, page) in await AllPages())
        {
            var policy = page.Header("Content-Security-Policy") ?? "";
            Assert.True(policy.StartsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';", StringComparison.Ordinal), $"{route}: {policy}");
            Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
            foreach (var piece in (string[])["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"])
                Assert.Contains(piece, policy, StringComparison.Ordinal);
            Assert.Equal("nosniff|same-origin|DENY|same-origin|no-store", string.Join('|', page.Header("X-Content-Type-Options"), page.Header("Referrer-Policy"),
                page.Header("X-Frame-Options"), page.Header("Cross-Origin-Opener-Policy"), page.Header("Cache-Control")));
            Assert.Contains("camera=()", page.Header("Permissions-Policy"), StringComparison.Ordinal);
            Assert.Null(page.Header("Server"));
        }
    }

    [Fact]
    public async Task No_page_has_a_style_a_script_or_a_deed_in_its_attributes()
    {
        foreach (var (route, page) in await AllPages())
        {
            Assert.True(!page.Html.QuerySelectorAll("script").Any(s => !s.HasAttribute("src") && s.GetAttribute("type") is not "speculationrules"), route);
            Assert.True(page.Html.QuerySelector("style, [style]") is null, $"{route}: {page.Html.QuerySelector("style, [style]")?.OuterHtml}");
            var deeds = page.Html.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => a.Name);
            Assert.Empty(deeds);
            Assert.DoesNotContain("_framework/", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("javascript:", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("blazor", page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Every_page_has_its_own_nonce_and_says_it_where_the_editor_looks()
    {
        var browser = Etude.Browser();
        var (first, second) = (await browser.Gets("/"), await browser.Gets("/"));

        var nonce = first.Html.QuerySelector("meta[name=csp-nonce]")?.GetAttribute("content");
        Assert.Contains($"'nonce-{nonce}'", first.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.NotEqual(nonce, second.Html.QuerySelector("meta[name=csp-nonce]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Every_page_has_one_title_one_main_and_one_first_heading()
    {
        foreach (var (route, page) in await AllPages())
        {
            Assert.EndsWith("· Etude", page.Html.Title, StringComparison.Ordinal);
            Assert.True(page.Html.QuerySelectorAll("main").Length == 1 && page.Html.QuerySelectorAll("h1").Length == 1, route);
            Assert.Equal("en", page.Html.DocumentElement.GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task No_page_is_heavier_than_its_budget()
    {
        foreach (var (route, page) in await AllPages())
        {
            var budget = route == "/attempts/{id:guid}" ? LargestStudio : LargestPage;
            Assert.True(Packed(page.Text) <= budget, $"{route} weighs {Packed(page.Text)} bytes, more than {budget}.");
        }
    }

    [Fact]
    public async Task Script_and_style_of_a_normal_page_are_within_their_budgets()
    {
        var page = await (await Etude.Somebody()).Gets("/today");

        var scripts = page.Html.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!);
        var styles = page.Html.QuerySelectorAll("link[rel=stylesheet]").Select(s => s.GetAttribute("href")!);

        Assert.InRange(await Weight(scripts), 1, LargestScript);
        Assert.InRange(await Weight(styles), 1, LargestStyle);
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/problems/nothing-here")]
    [InlineData("/attempts/nothing-here")]
    [InlineData("/today/more")]
    public async Task What_is_not_there_says_so_on_a_page_of_the_house(string path)
    {
        var answer = await (await Etude.Somebody()).Gets(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("Nothing here", answer.Words, StringComparison.Ordinal);
        Assert.NotNull(answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("PUT", "/today")]
    [InlineData("DELETE", "/attempts/00000000-0000-0000-0000-000000000000")]
    [InlineData("PATCH", "/settings")]
    [InlineData("POST", "/today")]
    public async Task A_way_of_asking_that_no_page_uses_is_refused(string method, string path)
    {
        var ada = await Etude.Somebody();
        var token = (await ada.Gets("/settings")).Form("/settings")["__RequestVerificationToken"]!;

        var answer = await ada.Asks(new HttpMethod(method), path, new FormUrlEncodedContent([]), ("RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Contains("does not take that kind of request", answer.Words, StringComparison.Ordinal);
    }

    private async Task<List<(string Route, Page Page)>> AllPages()
    {
        var ada = await Etude.Somebody();
        var all = new List<(string, Page)>();
        // A stream of events is read by a script and is no page.
        foreach (var (route, path) in (await Visits.Pages(ada)).Where(p => !p.Key.EndsWith("/events", StringComparison.Ordinal)))
            all.Add((route, await ada.Gets(path)));
        foreach (var path in (string[])["/", "/?line=4&sure=3", "/signin", "/help"])
            all.Add((path, await Etude.Browser().Gets(path)));
        all.Add(("404", await ada.Gets("/nothing")));
        all.Add(("422", await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("tz", "Nowhere"))));
        all.Add(("400", await ada.Sends((await ada.Gets("/settings")).Form("/settings").WithoutToken())));
        return all;
    }

    private async Task<int> Weight(IEnumerable<string> addresses)
    {
        var weight = 0;
        foreach (var address in addresses)
            weight += Packed((await Etude.Browser().Gets(address)).Text);
        return weight;
    }

    // As it travels: the asset build packs each file as small as Brotli can, and that copy is sent.
    private static int Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return (int)packed.Length;
    }
}
