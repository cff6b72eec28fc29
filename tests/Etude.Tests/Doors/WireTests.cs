using Etude.Tests.Support;

namespace Etude.Tests.Doors;

/// <summary>The count in <c>Server-Timing</c> against what really crosses the wire between the app and its database.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private CountingProxy? proxy;
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start(direct => (proxy = CountingProxy.Before(direct)).Through(direct));

    public async ValueTask DisposeAsync()
    {
        await etude!.DisposeAsync();
        await proxy!.DisposeAsync();
    }

    [Fact]
    public async Task A_page_and_a_deed_cross_the_wire_as_often_as_they_say()
    {
        var ada = await Etude.SignsIn(TestEtude.OwnerEmail);
        var pages = await Visits.Pages(ada);
        var deeds = await Visits.Deeds(ada);
        // The first visits open the connection and prepare the statements of the pages.
        for (var i = 0; i < 3; i++)
            foreach (var path in pages.Values)
                await ada.Gets(path);

        foreach (var (route, path) in pages)
            await SaysWhatItDoes(route, () => ada.Gets(path));
        // An archive is worked on beside the request that brings it.
        foreach (var (route, form) in deeds.Where(d => !d.Key.StartsWith("/settings/data/import", StringComparison.Ordinal)))
            await SaysWhatItDoes(route, () => ada.Sends(form));
    }

    private async Task SaysWhatItDoes(string route, Func<Task<Page>> visit)
    {
        var before = proxy!.Turns;
        var answer = await visit();
        var turns = proxy.Turns - before;
        Assert.True(answer.RoundTrips == turns, $"{route} says {answer.RoundTrips} round trips and took {turns}.");
        Assert.InRange(turns, 0, 1);
    }
}
