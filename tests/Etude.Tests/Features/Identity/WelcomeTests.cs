using System.Net;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Tests.Support;
using Npgsql;

namespace Etude.Tests.Features.Identity;

public sealed class WelcomeTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("/?line=4&sure=5", "you were right")]
    [InlineData("/?line=4&sure=1", "did not trust it")]
    [InlineData("/?line=2&sure=5", "it was another line")]
    [InlineData("/?line=2&sure=2", "that was honest")]
    [InlineData("/?line=4", "Yes, line 4.")]
    public async Task A_visitor_can_try_before_signing_in(string address, string says) =>
        Assert.Contains(says, (await Etude.Browser().Gets(address)).Words, StringComparison.Ordinal);

    [Theory]
    [InlineData("/?line=0&sure=9")]
    [InlineData("/?line=seven")]
    [InlineData("/?line=4&line=5")]
    [InlineData("/?line=%00")]
    public async Task A_line_that_is_not_there_counts_as_no_answer(string address)
    {
        var answer = await Etude.Browser().Gets(address);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("Key insight", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("https://practice.example.org")]
    public void Local_sign_in_is_refused_where_others_can_reach_it(string url)
    {
        using var source = NpgsqlDataSource.Create("Host=127.0.0.1");
        var settings = TestEtude.Settings() with { SignIn = SignInWay.Local, Url = new Uri(url) };

        var fault = Assert.Throws<PlainException>(() => App.Build(settings, source, TimeProvider.System, url));

        Assert.Contains(new Uri(url).Host, fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.ExitCode);
    }

    [Fact]
    public void Local_sign_in_is_refused_behind_a_proxy_that_others_can_reach()
    {
        using var source = NpgsqlDataSource.Create("Host=127.0.0.1");
        var settings = TestEtude.Settings() with { PublicUrl = new Uri("https://practice.example.org") };

        var fault = Assert.Throws<PlainException>(() => App.Build(settings, source, TimeProvider.System, "http://127.0.0.1:0"));

        Assert.Contains("not on practice.example.org", fault.Message, StringComparison.Ordinal);
    }
}
