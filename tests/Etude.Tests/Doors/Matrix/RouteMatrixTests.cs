using System.Net;
using Etude.Platform.Web;
using Etude.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Doors.Matrix;

/// <summary>Every route there is × a stranger, another person, the owner of the instance, and the person whose rows it is about.</summary>
public sealed class RouteMatrixTests : IAsyncLifetime
{
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    [Fact]
    public async Task Each_gets_from_every_route_what_is_theirs_and_nobody_anything_else()
    {
        var owner = await Etude.SignsIn(TestEtude.OwnerEmail);
        var bob = await Etude.SignsIn("bob@example.org");
        var ada = await Etude.SignsIn($"{Planted.Secret}@example.org");
        var (others, owners) = (await Visits.Deeds(bob, owner), await Visits.Deeds(owner));
        var visits = await Of(ada, owner);
        Assert.Equal(RouteMatrix.Routes.Keys.Order(StringComparer.Ordinal), visits.Keys.Order(StringComparer.Ordinal));
        await Planted.In(Etude, ada.Id);
        var before = await Planted.Rows(Etude, ada.Id);

        await Visit("stranger", null, visits, visits);
        await Visit("other person", bob, visits, Keyed(others));
        Assert.Equal(before, await Planted.Rows(Etude, ada.Id));
        await Visit("owner of the instance", owner, visits, Keyed(owners));
        Assert.Equal(before.Where(r => r.Key != "feedback"), (await Planted.Rows(Etude, ada.Id)).Where(r => r.Key != "feedback"));
        await Visit("whose it is", ada, visits, visits);
    }

    [Fact]
    public void No_route_is_missing_from_the_table_and_none_is_there_in_vain()
    {
        var routes = Etude.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD").Select(m => $"{m} /{e.RoutePattern.RawText!.TrimStart('/')}"));

        Assert.Equal(routes.Distinct().Order(StringComparer.Ordinal), RouteMatrix.Routes.Keys.Select(Pattern).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>One who goes through all the routes.</summary>
    /// <param name="who">Null for a stranger.</param>
    /// <param name="visits">To Ada's rows.</param>
    /// <param name="own">The same visits about what belongs to the visitor.</param>
    private async Task Visit(string name, Learner? who, IReadOnlyDictionary<string, Visited> visits, IReadOnlyDictionary<string, Visited> own)
    {
        var faults = new List<string>();
        foreach (var (route, whose) in RouteMatrix.Routes)
        {
            var visit = whose is Whose.Each && own.TryGetValue(route, out var mine) ? mine : visits[route];
            var answer = await Answer(who, whose, visit);
            var expected = Expected(route, whose, name);
            if (answer.Status != expected)
                faults.Add($"{route}: {name} got {(int)answer.Status} instead of {(int)expected}: {answer.Words}");
            var shows = answer.Text.Contains(Planted.Secret, StringComparison.OrdinalIgnoreCase);
            if (shows && name != "whose it is" && !(name == "owner of the instance" && route == "GET /inbox"))
                faults.Add($"{route}: {name} can read what is Ada's alone");
            if (!shows && name == "whose it is" && route.StartsWith("GET ", StringComparison.Ordinal) && whose is Whose.Row && !Wordless.Contains(route))
                faults.Add($"{route}: Ada cannot read her own words, so the others prove nothing");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Pages about a row of a person that show no words of theirs.</summary>
    private static readonly string[] Wordless =
        ["GET /attempts/{id:guid}/review/events", "GET /assessment/runs/{id:guid}", "GET /assessment/runs/{id:guid} completed"];

    private async Task<Page> Answer(Learner? who, Whose whose, Visited visit)
    {
        if (visit.Form is null)
            return await (who ?? Etude.Browser()).Gets(visit.Path);
        // Who signs in or out here must go on as who they are.
        // Whoever has their account deleted is somebody who is needed for nothing else.
        var browser = who is null ? Etude.Browser() : whose is Whose.Open ? await Etude.SignsIn(who.Email) : visit.Path == "/settings/data/deletion" ? await Etude.Somebody() : who;
        if (who is null && whose is not Whose.Open)
            return await browser.Asks(HttpMethod.Post, visit.Form.Action, new FormUrlEncodedContent([]));
        var token = (await browser.Gets(who is null ? "/signin" : "/settings")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.Sends(visit.Form.With("__RequestVerificationToken", token));
    }

    private static HttpStatusCode Expected(string route, Whose whose, string name)
    {
        // The front door leads whoever is signed in to Today.
        var leadsOn = route == "GET /" ? name != "stranger" : route.StartsWith("POST ", StringComparison.Ordinal) && route != "POST /writing/preview";
        var good = leadsOn ? HttpStatusCode.SeeOther : HttpStatusCode.OK;
        var isTheirs = whose switch
        {
            Whose.Row => name == "whose it is",
            Whose.Owners => name == "owner of the instance",
            _ => true,
        };
        return name == "stranger" && whose is not Whose.Open
            ? route.StartsWith("GET ", StringComparison.Ordinal) ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized
            : isTheirs ? good : HttpStatusCode.NotFound;
    }

    /// <summary>Every route as Ada reaches it, with her own rows; what is open leads to what she has published.</summary>
    private async Task<IReadOnlyDictionary<string, Visited>> Of(Learner ada, Learner owner)
    {
        var assets = Etude.Services.GetRequiredService<Assets>();
        await ada.Sends((await ada.Gets("/settings")).Form("/settings/handle").With("handle", "ada"));
        var desk = await ada.Follows(await ada.Sends((await ada.Gets("/writing")).Form("/writing")));
        await ada.Sends(desk.Form("/publication").With(("title", "A piece for all"), ("body_md", "Words for all.")));
        var pages = await Visits.Pages(ada);
        var visits = Keyed(await Visits.Deeds(ada, owner));
        foreach (var (route, path) in pages.Concat(Visits.Files))
            visits[$"GET {route}"] = new(path, null);
        visits["POST /writing/preview"] = new("/writing/preview", desk.Form("/publication").To("/writing/preview"));
        visits["POST /settings/data/deletion"] = new("/settings/data/deletion", (await ada.Gets("/settings/data/deletion")).Form("/settings/data/deletion").With("words", "delete everything"));
        visits["GET /assets/{**path}"] = new(assets.Url("shell.js"), null);
        visits["GET /engines/{**path}"] = new(assets.Url("python-worker.js"), null);
        visits["GET /@{handle}"] = new("/@ada", null);
        visits["GET /@{handle}/{slug}"] = new($"/@ada/a-piece-for-all-{Planted.Public}", null);
        visits["GET /@{handle}/feed.atom"] = new("/@ada/feed.atom", null);
        foreach (var path in (string[])["/", "/signin", "/help", "/health/live", "/health/ready", "/sitemap.xml", "/robots.txt"])
            visits[$"GET {path}"] = new(path, null);
        return visits;
    }

    private static Dictionary<string, Visited> Keyed(IReadOnlyDictionary<string, HtmlForm> deeds) =>
        deeds.ToDictionary(d => $"POST {d.Key}", d => new Visited(d.Value.Action, d.Value));

    private static string Pattern(string route) => string.Join(' ', route.Split(' ').Take(2));

    /// <summary>How a route is reached: an address, or a form that is ready to be sent.</summary>
    private sealed record Visited(string Path, HtmlForm? Form);
}
