using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Doors;

/// <summary>Etude behind a proxy that speaks HTTPS with the world, and what a request may claim about itself.</summary>
public sealed class PublicSiteTests(PublicSiteTests.ProxiedEtude fixture) : IClassFixture<PublicSiteTests.ProxiedEtude>
{
    private static readonly (string, string) OverHttps = ("X-Forwarded-Proto", "https");

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Over_https_every_cookie_is_for_this_host_and_https_alone()
    {
        var browser = Etude.Browser();
        var form = (await browser.Gets("/signin", OverHttps)).Form("/signin/local").With("email", "ada@example.org");
        var answer = await browser.Sends(form, OverHttps);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(["__Host-etude", "__Host-etude.form"], browser.Cookies.Keys.Order(StringComparer.Ordinal));
        var cookie = Assert.Single(answer.Headers("Set-Cookie"), c => c.StartsWith("__Host-etude=", StringComparison.Ordinal));
        Assert.Equal("httponly; path=/; samesite=lax; secure", string.Join("; ", cookie.ToLowerInvariant().Split("; ").Skip(1).Where(p => !p.StartsWith("expires", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
        var today = await browser.Gets("/today", OverHttps);
        Assert.Equal((HttpStatusCode.OK, "max-age=31536000; includeSubDomains", "no-store"), (today.Status, today.Header("Strict-Transport-Security"), today.Header("Cache-Control")));
        var signedOut = await browser.Sends(today.Form("/signout"), OverHttps);
        Assert.Equal(["__Host-etude.form"], browser.Cookies.Keys);
        Assert.Equal("\"cache\"", signedOut.Header("Clear-Site-Data"));
    }

    [Fact]
    public async Task Addresses_are_made_of_what_people_type()
    {
        var browser = Etude.Browser();

        var asked = await browser.Gets("/problems?q=a", OverHttps, ("X-Forwarded-Host", "evil.example"));
        var robots = await browser.Gets("/robots.txt", OverHttps);
        var sitemap = await browser.Gets("/robots.txt", OverHttps, ("Host", "127.0.0.1:5080"));

        Assert.Equal("https://localhost:8443/signin?next=%2Fproblems%3Fq%3Da", asked.Location);
        Assert.Contains("Sitemap: https://localhost:8443/sitemap.xml", robots.Text, StringComparison.Ordinal);
        Assert.Equal(robots.Text, sitemap.Text);
    }

    [Fact]
    public async Task Whoever_came_to_the_proxy_without_https_is_sent_there()
    {
        var answer = await Etude.Browser().Gets("/@ada/a-piece?x=1", ("X-Forwarded-Proto", "http"));

        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://localhost:8443/@ada/a-piece?x=1"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("GET", "/today")]
    [InlineData("POST", "/signin/local")]
    public async Task A_request_that_no_trusted_proxy_vouches_for_is_told_what_is_missing(string method, string path)
    {
        var answer = await Etude.Browser().Asks(new HttpMethod(method), path, method == "POST" ? new FormUrlEncodedContent([]) : null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("ETUDE_TRUSTED_PROXIES", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Headers("Set-Cookie"));
    }

    [Fact]
    public async Task Whoever_watches_over_the_process_may_ask_directly() =>
        Assert.Equal("live", (await Etude.Browser().Gets("/health/live")).Text);

    [Fact]
    public async Task Another_host_name_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Etude.Browser().Gets("/", OverHttps, ("Host", "evil.example"))).Status);

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_limits_of_its_own_and_none_can_choose_an_address()
    {
        await using var etude = await TestEtude.Start(limits: 1, shape: s => s with { TrustedProxies = [IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("::1/128")] });
        var browser = etude.Browser();
        var form = (await browser.Gets("/signin")).Form("/signin/local").With("email", "nobody");
        Task<Page> Tries(string forwarded) => browser.Sends(form, ("X-Forwarded-For", forwarded));

        // What the client wrote in front of the address that the proxy added is its own invention.
        for (var i = 0; i < 30; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Tries($"198.51.100.{i}, 203.0.113.9")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Tries("198.51.100.200, 203.0.113.9")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Tries("203.0.113.10")).Status);
    }

    [Fact]
    public async Task What_a_stranger_says_of_itself_is_not_believed()
    {
        // The proxy is another machine's, so this one, which asks, is not believed.
        await using var etude = await TestEtude.Start(shape: s => s with { PublicUrl = new Uri("https://localhost:8443"), TrustedProxies = [IPNetwork.Parse("192.0.2.7/32")] });

        var answer = await etude.Browser().Gets("/signin", OverHttps);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task With_no_trusted_proxy_at_all_nobody_is_believed_either()
    {
        await using var etude = await TestEtude.Start();

        var answer = await etude.Browser().Gets("/today", OverHttps, ("X-Forwarded-For", "203.0.113.9"));

        Assert.StartsWith("http://127.0.0.1:", answer.Location, StringComparison.Ordinal);
        Assert.Null(answer.Header("Strict-Transport-Security"));
    }

    /// <summary>Local sign-in demands that the public address is this machine too.</summary>
    public sealed class ProxiedEtude : IAsyncLifetime
    {
        private TestEtude? etude;

        public TestEtude Etude => etude!;

        public async ValueTask InitializeAsync() => etude = await TestEtude.Start(shape: s => s with
        {
            PublicUrl = new Uri("https://localhost:8443"),
            TrustedProxies = [IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("::1/128")],
        });

        public async ValueTask DisposeAsync() => await etude!.DisposeAsync();
    }
}
