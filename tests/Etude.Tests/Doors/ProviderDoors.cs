using System.Net;
using Etude.Tests.Doors.Fuzz;
using Etude.Tests.Doors.Matrix;
using Etude.Tests.Support;
using Etude.Tests.Support.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Doors;

/// <summary>The routes that are there only where people sign in with a provider: the same table, counts and made-up requests as for all the others.</summary>
public abstract class ProviderDoors(ProviderHouse house, string way)
{
    private const int Requests = 600;

    private static readonly StandInPerson Owner = new(2, "owner", TestEtude.OwnerEmail);
    private static readonly StandInPerson Ada = new(3, "ada", $"{Planted.Secret}@example.org") { Name = Planted.Secret };

    [Fact]
    public void The_app_has_its_other_routes_and_those_of_this_way() => Assert.Equal(
        RouteMatrix.Routes.Keys.Select(k => string.Join(' ', k.Split(' ').Take(2))).Except(RouteMatrix.OfLocalSignIn).Concat(RouteMatrix.OfProvider(way)).Distinct().Order(StringComparer.Ordinal),
        Routes().Where(r => r.Method != "HEAD").Select(r => $"{r.Method} {r.Pattern}").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_of_them_gives_everybody_the_same_and_nobody_what_is_somebody_elses()
    {
        await house.SignsIn(Ada);
        var (bob, _) = await house.SignsIn(house.Stranger());
        var (owner, _) = await house.SignsIn(Owner);
        foreach (var (name, browser) in new[] { ("stranger", house.Etude.Browser()), ("other person", bob), ("owner of the instance", owner) })
        {
            var form = (await browser.Gets("/signin?next=/problems")).Html.Forms.Select(HtmlForm.Of).Single(f => f.Action.StartsWith("/signin/", StringComparison.Ordinal));
            var answers = new Dictionary<string, Page>
            {
                [$"GET /signin/{way}"] = await browser.Gets($"/signin/{way}?next=/problems"),
                [$"POST /signin/{way}"] = await browser.Sends(form),
                ["GET /auth/callback"] = await browser.Gets("/auth/callback?code=made-up&state=made-up&flow=made-up"),
            };

            Assert.Equal(RouteMatrix.OfProvider(way), answers.Keys);
            Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.OK, HttpStatusCode.SeeOther], answers.Values.Select(a => a.Status));
            Assert.Equal("/signin?next=%2Fproblems", answers[$"GET /signin/{way}"].Location);
            Assert.Matches(name == "stranger" ? "^/signin\\?problem=(lost_cookie|bad_oauth_callback)&next=%2Ftoday$" : "^(/today|/signin\\?problem=bad_oauth_callback&next=%2Ftoday)$", answers["GET /auth/callback"].Location);
            // Nothing here asks the database: nobody is believed before the provider has spoken.
            Assert.All(answers.Values, a => Assert.Equal(0, a.RoundTrips));
            Assert.All(answers.Values, a => Assert.DoesNotContain(Planted.Secret, a.Text + a.AllHeaders, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Sends(form.WithoutToken())).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Sends(form, ("Sec-Fetch-Site", "cross-site"))).Status);
        }
    }

    [Fact]
    public async Task No_request_to_them_breaks_the_app_or_signs_anybody_in()
    {
        await house.SignsIn(Ada);
        var (bob, begun) = (house.Stranger(), new List<string>());
        var form = (await house.Etude.Browser().Gets("/signin")).Html.Forms.Select(HtmlForm.Of).Single(f => f.Action.StartsWith("/signin/", StringComparison.Ordinal));
        var (_, address) = await (await Comes("stranger", bob, begun)).GoesToGitHub();
        await Comes("bob", bob, begun);
        await Comes("owner", bob, begun);
        var before = await Everybody();
        var draw = new DrawRequests([.. Routes().Where(r => RouteMatrix.OfProvider(way).Contains($"{r.Method} {r.Pattern}"))], [.. begun, address], [form],
            ["code", "code", "state", "flow", "error", "error_code", "error_description", "next", "tz"]);
        using var fuzzing = new Fuzzing(house.Etude.Address, who => Comes(who, bob, begun));

        await fuzzing.FindsNothing(draw, Requests);

        Assert.Equal(before, await Everybody());
    }

    /// <summary>Who is there and how they are signed in, but for those whose fuzzing this is: they come back whenever they were signed out.</summary>
    private Task<string> Everybody() => house.Etude.Asks<string>("""
        select string_agg(distinct concat_ws(' ', users.id, users.email, users.raw_app_meta_data), e'\n') || (select count(*) from etude.sign_ins join auth.users on users.id = user_id where email like $1)
        from auth.users
        """, $"{Planted.Secret}%");

    /// <summary>Somebody with a sign-in begun in their browser, so that a callback finds its cookie; what the provider was told of it is noted.</summary>
    private async Task<Browser> Comes(string who, StandInPerson bob, List<string> begun)
    {
        var browser = who == "stranger" ? house.Etude.Browser() : (await house.SignsIn(who == "owner" ? Owner : bob)).Browser;
        var (_, address) = await browser.GoesToGitHub();
        begun.AddRange(Said(address));
        return browser;
    }

    /// <summary>The flow's id and its state, out of the address that the provider is asked at.</summary>
    private static IEnumerable<string> Said(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(address).Query);
        var callback = query["redirect_to"] ?? query["redirect_uri"]!;
        return new[] { query["state"], System.Web.HttpUtility.ParseQueryString(new Uri(callback).Query)["flow"] }.OfType<string>();
    }

    private IEnumerable<(string Method, string Pattern)> Routes() => house.Etude.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, $"/{e.RoutePattern.RawText!.TrimStart('/')}")))
        .Distinct().Order();
}

/// <summary>With Supabase.</summary>
public sealed class SupabaseDoorTests(SupabaseHouse house) : ProviderDoors(house, "supabase"), IClassFixture<SupabaseHouse>;

/// <summary>With GitHub directly.</summary>
public sealed class GitHubDoorTests(GitHubHouse house) : ProviderDoors(house, "github"), IClassFixture<GitHubHouse>;
