using System.Net;
using System.Net.Sockets;
using System.Text;
using Etude.Tests.Support;

namespace Etude.Tests.Doors;

/// <summary>What is refused at the door, and how: always in a sentence, never with a trace.</summary>
public sealed class RefusalTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task An_address_with_a_value_of_the_wrong_kind_is_refused_in_a_sentence()
    {
        var answer = await (await Etude.Somebody()).Gets("/feedback?finding=0x10");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("A part of this address is not of the kind that belongs there", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=other", "--part\r\n\r\n\r\n--part--")]
    [InlineData("application/x-www-form-urlencoded", "notes=a%00b")]
    public async Task A_form_that_cannot_be_read_is_refused_in_a_sentence_from_strangers_too(string type, string body)
    {
        var answer = await Etude.Browser().Asks(HttpMethod.Post, "/settings", Body(type, body));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Sign in again", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "display_name=Mallory")]
    [InlineData("multipart/form-data; boundary=part", "--part\r\nContent-Disposition: form-data; name=\"display_name\"\r\n\r\nMallory\r\n--part--\r\n")]
    [InlineData("text/plain", "display_name=Mallory")]
    [InlineData("application/json", "{\"display_name\":\"Mallory\"}")]
    public async Task What_carries_no_token_changes_nothing_whatever_its_type(string type, string body)
    {
        var ada = await Etude.Somebody();

        Assert.Equal(HttpStatusCode.BadRequest, (await ada.Asks(HttpMethod.Post, "/settings", Body(type, body))).Status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "something-new")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    public async Task A_form_that_another_site_sent_is_refused_even_with_a_token(string header, string value)
    {
        var ada = await Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("display_name", "Mallory"), (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("Mallory", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_our_own_page_is_taken()
    {
        var ada = await Etude.Somebody();
        var form = (await ada.Gets("/settings")).Form("/settings");

        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(form, ("Origin", Etude.Address.GetLeftPart(UriPartial.Authority)))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(form, ("Sec-Fetch-Site", "same-origin"), ("Origin", "null"))).Status);
    }

    [Fact]
    public async Task No_answer_lets_a_page_of_another_site_read_it()
    {
        var ada = await Etude.Somebody();
        foreach (var path in (string[])["/", "/today", "/settings", "/progress/practice.csv", "/health/live", "/robots.txt"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Options, HttpMethod.Head])
            {
                var answer = await ada.Asks(method, path, null, ("Origin", "https://elsewhere.example"), ("Access-Control-Request-Method", "POST"));
                Assert.Null(answer.Header("Access-Control-Allow-Origin"));
                Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
            }
    }

    [Fact]
    public async Task Every_answer_says_exactly_what_it_is_and_private_ones_are_kept_nowhere()
    {
        var ada = await Etude.Somebody();
        foreach (var (route, path) in (await Visits.Pages(ada)).Concat(Visits.Files))
        {
            var answer = await ada.Gets(path);
            var type = answer.Header("Content-Type") ?? "";
            Assert.True(type.EndsWith("; charset=utf-8", StringComparison.Ordinal) || type is "text/event-stream" or "application/zip", $"{route}: {type}");
            Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        }

        foreach (var path in (string[])["/health/live", "/robots.txt", "/sitemap.xml"])
            Assert.EndsWith("charset=utf-8", (await ada.Gets(path)).Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/.env.local")]
    [InlineData("/appsettings.json")]
    [InlineData("/assets/")]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets/../../App.cs")]
    [InlineData("/engines/..%2f..%2f..%2fApp.cs")]
    [InlineData("/_framework/debug")]
    [InlineData("/swagger")]
    [InlineData("/debug")]
    [InlineData("/metrics")]
    public async Task There_is_no_page_for_developers_and_no_list_of_files(string path)
    {
        foreach (var browser in (Browser[])[Etude.Browser(), await Etude.Somebody()])
        {
            var answer = await browser.Gets(path);
            Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Redirect, $"{path}: {answer.Status}");
            Assert.DoesNotContain("namespace", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("TRACE / HTTP/1.1\r\nHost: {0}\r\nX-Secret: echo-me\r\n\r\n", "400 401 405")]
    [InlineData("GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /today%00 HTTP/1.1\r\nHost: {0}\r\n\r\n", "400")]
    [InlineData("POST /settings HTTP/1.1\r\nHost: {0}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", "400")]
    [InlineData("POST /settings HTTP/1.1\r\nHost: {0}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 401")]
    [InlineData("GET http://elsewhere.example/ HTTP/1.1\r\nHost: {0}\r\n\r\n", "400")]
    [InlineData("CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n", "400 404 405")]
    [InlineData("NONSENSE\r\n\r\n", "400")]
    public async Task A_crooked_request_is_refused_and_echoes_nothing(string request, string statuses)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Etude.Address.Host, Etude.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, request, Etude.Address.Authority)), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";

        Assert.Contains(line.Split(' ')[1], statuses.Split(' '));
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.DoesNotContain("echo-me", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static StringContent Body(string type, string body)
    {
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
