using Etude.Features.Library;

namespace Etude.Tests.Features.Library;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org")]
    [InlineData("  http://EXAMPLE.org  ", "http://example.org/", "example.org")]
    [InlineData("https://example.org/a@b", "https://example.org/a@b", "example.org")]
    [InlineData("https://bücher.example.org/", null, "xn--bcher-kva.example.org")]
    public void A_web_address_is_taken(string typed, string? stored, string host)
    {
        var (address, mistake) = WebAddress.Read(typed);

        Assert.Null(mistake);
        Assert.Equal((host, false), (address!.Host, address.IsPrivate));
        if (stored is not null) Assert.Equal(stored, address.Text);
    }

    [Theory]
    [InlineData("javascript:alert(1)", "begins with https://")]
    [InlineData("JaVaScRiPt:alert(1)", "begins with https://")]
    [InlineData("java\nscript:alert(1)", "a line break")]
    [InlineData("data:text/html,<script>alert(1)</script>", "begins with https://")]
    [InlineData("vbscript:msgbox(1)", "begins with https://")]
    [InlineData("file:///etc/passwd", "begins with https://")]
    [InlineData("ftp://example.org/", "begins with https://")]
    [InlineData("//example.org/", "begins with https://")]
    [InlineData("example.org", "begins with https://")]
    [InlineData("", "begins with https://")]
    [InlineData("https://", "begins with https://")]
    [InlineData("https://ada:secret@example.org/", "user name or a password")]
    [InlineData("https://ada@example.org/", "user name or a password")]
    [InlineData("https://@example.org/", "user name or a password")]
    [InlineData("https:\\\\example.org\\", "a backslash")]
    [InlineData("https://example.org/a b", "holds a space")]
    [InlineData("https://exa\u0000mple.org/", "a line break")]
    public void Anything_else_is_refused_with_a_remedy(string typed, string says)
    {
        var (address, mistake) = WebAddress.Read(typed);

        Assert.Null(address);
        Assert.Contains(says, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_too_long_is_refused() =>
        Assert.Contains("longer than 2,000", WebAddress.Read("https://example.org/" + new string('a', 2000)).Mistake, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:5080/")]
    [InlineData("http://intranet/")]
    [InlineData("http://printer.local/")]
    [InlineData("http://wiki.corp./")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.31.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    public void A_private_host_is_taken_and_marked(string typed) => Assert.True(WebAddress.Read(typed).Address!.IsPrivate);

    [Theory]
    [InlineData("http://172.32.0.1/")]
    [InlineData("http://8.8.8.8/")]
    [InlineData("http://[2001:4860:4860::8888]/")]
    [InlineData("http://localhost.example.org/")]
    public void A_public_host_is_not_marked(string typed) => Assert.False(WebAddress.Read(typed).Address!.IsPrivate);
}
