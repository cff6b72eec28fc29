using System.Text.RegularExpressions;
using Etude.Tests.Doors.Matrix;
using Etude.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Doors.Fuzz;

/// <summary>
/// Thousands of made-up requests over the route table. None breaks the app, shows a byte of somebody else's or a stack trace, and
/// each that is refused is refused in a plain sentence.
/// </summary>
public sealed partial class RequestFuzzTests : IAsyncLifetime
{
    private const int Requests = 3000;
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    [Fact]
    public async Task No_request_breaks_the_app_or_shows_what_is_somebody_elses()
    {
        var ada = await Etude.SignsIn($"{Planted.Secret}@example.org");
        var hers = (await Visits.Pages(ada)).Values.Concat((await Visits.Deeds(ada, await Etude.SignsIn(TestEtude.OwnerEmail))).Values.Select(f => f.Action)).ToList();
        await Planted.In(Etude, ada.Id);
        var bob = await Etude.SignsIn("bob@example.org");
        var forms = (await Visits.Deeds(bob, await Etude.SignsIn(TestEtude.OwnerEmail))).Values;
        var his = forms.Select(f => f.Action).Concat((await Visits.Pages(await Etude.Somebody())).Values);
        var before = await Planted.Rows(Etude, ada.Id);
        var draw = new DrawRequests(Routes(), Ids(hers.Concat(his)), [.. forms]);

        using var fuzzing = new Fuzzing(Etude.Address, async who => who switch
        {
            "stranger" => Etude.Browser(),
            "owner" => await Etude.SignsIn(TestEtude.OwnerEmail),
            _ => await Etude.SignsIn("bob@example.org"),
        });

        await fuzzing.FindsNothing(draw, Requests);

        // Whoever owns the instance answers messages; everything else of hers is as it was.
        Assert.Equal(before.Where(r => r.Key != "feedback"), (await Planted.Rows(Etude, ada.Id)).Where(r => r.Key != "feedback"));
    }

    private List<(string Method, string Pattern)> Routes() => [.. Etude.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, $"/{e.RoutePattern.RawText!.TrimStart('/')}")))
        .Distinct().Order()];

    private static List<string> Ids(IEnumerable<string> addresses) => [.. addresses.SelectMany(a => Id().Matches(a).Select(m => m.Value)).Distinct()];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
