using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Doors;

/// <summary>What a supervisor is told.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task While_the_database_is_away_it_lives_and_is_not_ready_and_says_why_in_a_sentence()
    {
        CountingProxy? proxy = null;
        await using var etude = await TestEtude.Start(direct => (proxy = CountingProxy.Before(direct)).Through(direct));
        await using var between = proxy!;
        var supervisor = etude.Browser();

        var before = await supervisor.Gets("/health/ready");
        between.Cuts();
        etude.Clock.Moves(TimeSpan.FromSeconds(2));
        var (live, ready) = (await supervisor.Gets("/health/live"), await supervisor.Gets("/health/ready"));

        Assert.Equal((HttpStatusCode.OK, "ready"), (before.Status, before.Text));
        Assert.Equal((HttpStatusCode.OK, "live"), (live.Status, live.Text));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The database does not answer."), (ready.Status, ready.Text));
    }

    [Fact]
    public async Task However_many_ask_the_database_is_asked_once_a_second()
    {
        await using var etude = await TestEtude.Start();
        var supervisor = etude.Browser();
        await supervisor.Gets("/health/ready");
        etude.Clock.Moves(TimeSpan.FromSeconds(1));
        var first = (await supervisor.Gets("/health/ready")).RoundTrips;
        var crowd = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => supervisor.Gets("/health/ready")));
        etude.Clock.Moves(TimeSpan.FromSeconds(1));
        var later = (await supervisor.Gets("/health/ready")).RoundTrips;

        Assert.Equal((1, 0, 1), (first, crowd.Sum(a => a.RoundTrips), later));
        Assert.All(crowd, a => Assert.Equal(HttpStatusCode.OK, a.Status));
    }
}
