using Etude.Features.Identity;

namespace Etude.Tests.Features.Identity;

public sealed class ReturnPathTests
{
    [Theory]
    [InlineData("/problems")]
    [InlineData("/problems?q=a%20b&type=sql#top")]
    [InlineData("/a//b")]
    public void A_path_of_this_site_is_kept(string path) => Assert.Equal(path, ReturnPath.Safe(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" /problems")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/\tevil")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("/caf\u00e9")]
    [InlineData("/a b")]
    [InlineData("http://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("problems")]
    public void Everything_else_is_today(string? path) => Assert.Equal("/today", ReturnPath.Safe(path));
}
