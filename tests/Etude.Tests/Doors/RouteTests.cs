using System.Net;
using Etude.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Doors;

/// <summary>What holds for every route there is, asked of the app's own route table.</summary>
public sealed class RouteTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    /// <summary>The routes that strangers may use, each with its reason.</summary>
    private static readonly Dictionary<string, string> OpenToEveryone = new()
    {
        ["GET /"] = "the front door",
        ["GET /signin"] = "how else would one get in",
        ["POST /signin/local"] = "the same",
        ["POST /signout"] = "whoever is signed out already is simply sent to the front door",
        ["GET /help"] = "the foot of every page leads there",
        ["GET /health/live"] = "asked by supervisors",
        ["GET /health/ready"] = "asked by supervisors",
        ["GET /assets/{**path}"] = "the front door needs its styles",
        ["GET /@{handle}"] = "what somebody has published is for everybody",
        ["GET /@{handle}/{slug}"] = "the same",
        ["GET /@{handle}/feed.atom"] = "the same, for programs",
        ["GET /sitemap.xml"] = "the same",
        ["GET /robots.txt"] = "the same",
        ["GET /engines/{**path}"] = "built files, the same for everyone",
    };

    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task Every_page_and_deed_costs_one_round_trip()
    {
        var ada = await Etude.SignsIn(TestEtude.OwnerEmail);
        var pages = await Visits.Pages(ada);
        var deeds = await Visits.Deeds(ada);
        AllAreTried("GET", pages.Keys.Concat(Visits.Files.Keys).Select(k => k.Split(' ')[0]), OpenToEveryone.Keys);
        // Whoever is deleted can do nothing more; LeavingTests counts that.
        AllAreTried("POST", deeds.Keys, ["POST /writing/preview", "POST /settings/data/deletion"]);

        var counts = new List<(string Route, int RoundTrips)>();
        foreach (var (route, path) in pages.Concat(Visits.Files))
            counts.Add(Count(route, await ada.Gets(path), HttpStatusCode.OK));
        foreach (var (route, form) in deeds)
            counts.Add(Count(route, await ada.Sends(form), HttpStatusCode.SeeOther));

        Assert.Equal(counts.Select(c => (c.Route, 1)), counts);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/signin")]
    [InlineData("/help")]
    [InlineData("/health/live")]
    public async Task What_strangers_see_costs_no_round_trip(string path)
    {
        var answer = await Etude.Browser().Gets(path);

        Assert.Equal((HttpStatusCode.OK, 0), (answer.Status, answer.RoundTrips));
    }

    [Fact]
    public async Task Every_route_that_is_not_listed_sends_a_stranger_to_sign_in()
    {
        foreach (var (method, pattern) in Routes())
        {
            var answer = await Etude.Browser().Asks(new HttpMethod(method), Example(pattern), method == "POST" ? new FormUrlEncodedContent([]) : null);
            var isAsked = method == "GET"
                ? answer.Status == HttpStatusCode.Redirect && new Uri(answer.Location!).AbsolutePath == "/signin"
                : answer.Status == HttpStatusCode.Unauthorized;

            Assert.True(isAsked != OpenToEveryone.ContainsKey($"{method} {pattern}"), $"{method} {pattern} answered a stranger with {answer.Status}.");
        }
    }

    [Fact]
    public async Task Every_route_that_changes_something_refuses_without_the_forms_token()
    {
        var ada = await Etude.Somebody();
        foreach (var (method, pattern) in Routes().Where(r => r.Method != "GET"))
        {
            var answer = await ada.Asks(new HttpMethod(method), Example(pattern), new FormUrlEncodedContent([KeyValuePair.Create("x", "y")]));

            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{method} {pattern} answered {answer.Status}.");
        }
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_no_token()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var his = (await bob.Gets("/settings")).Form("/settings")["__RequestVerificationToken"];

        var answer = await ada.Sends((await ada.Gets("/settings")).Form("/settings").With("__RequestVerificationToken", his));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public void The_list_of_open_routes_names_only_routes_that_exist() =>
        Assert.Empty(OpenToEveryone.Keys.Except(Routes().Select(r => $"{r.Method} {r.Pattern}")));

    private IEnumerable<(string Method, string Pattern)> Routes() => Etude.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD")
            .Select(m => (m, "/" + e.RoutePattern.RawText!.TrimStart('/'))))
        .Distinct();

    private void AllAreTried(string method, IEnumerable<string> tried, IEnumerable<string> others)
    {
        var missing = Routes().Where(r => r.Method == method).Select(r => r.Pattern).Except(tried)
            .Where(p => !others.Contains($"{method} {p}"));
        Assert.Empty(missing);
    }

    private static (string, int) Count(string route, Page answer, HttpStatusCode expected)
    {
        Assert.True(answer.Status == expected, $"{route} answered {answer.Status}: {answer.Words}");
        return (route, answer.RoundTrips);
    }

    private static string Example(string pattern) => pattern
        .Replace("{slug}", "busiest-window", StringComparison.Ordinal)
        .Replace("{handle}", "nobody", StringComparison.Ordinal)
        .Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
        .Replace("{**path}", "nothing.js", StringComparison.Ordinal);
}
