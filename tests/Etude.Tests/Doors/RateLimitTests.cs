using System.Globalization;
using System.Net;
using Etude.Platform.Web;
using Etude.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Etude.Tests.Doors;

/// <summary>How often, how long, how much.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start(limits: 1);

    public async ValueTask DisposeAsync() => await etude!.DisposeAsync();

    [Fact]
    public async Task Messages_beyond_the_hours_twenty_wait_and_their_words_are_kept()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        var form = (await ada.Gets("/today")).Form("/feedback");
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(form.With("body", $"Message {i}"))).Status);

        var words = "One too many, and long enough to be shown again in a field of its own.";
        var refused = await ada.Sends(form.With("body", words));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("too many messages within an hour. Try again in 60 minutes", refused.Words, StringComparison.Ordinal);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 3500, 3600);
        Assert.Equal(words, refused.Form("/feedback")["body"]!.Trim());
        Assert.Equal(HttpStatusCode.SeeOther, (await bob.Sends((await bob.Gets("/today")).Form("/feedback").With("body", "Bob's own."))).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);

        Etude.Clock.Moves(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(refused.Form("/feedback"))).Status);
    }

    [Fact]
    public async Task An_address_that_tries_to_sign_in_on_and_on_is_told_when_to_try_again()
    {
        var browser = Etude.Browser();
        var form = (await browser.Gets("/signin")).Form("/signin/local").With("email", "nobody");
        var answers = new List<Page>();
        for (var i = 0; i < 31; i++)
            // What somebody claims about their address changes nothing.
            answers.Add(await browser.Sends(form, ("X-Forwarded-For", $"203.0.113.{i}"), ("Forwarded", $"for=203.0.113.{i}")));

        Assert.All(answers.SkipLast(1), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].Status);
        Assert.Contains("too many tries to sign in within 10 minutes", answers[^1].Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Gets("/signin")).Status);

        Etude.Clock.Moves(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Sends(form)).Status);
    }

    [Fact]
    public async Task A_script_is_told_in_its_own_form()
    {
        var ada = await Etude.Somebody();
        var practice = await ada.Solves("session-cache");
        var form = (await ada.Gets("/settings")).Form("/settings").To($"{practice.Path}/review");
        for (var i = 0; i < 30; i++)
            await ada.Sends(form);

        var refused = await ada.SendsForJson(form);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("too many questions to the model", (string?)refused.Json["message"], StringComparison.Ordinal);
        Assert.NotNull(refused.Header("Retry-After"));
    }

    [Theory]
    [InlineData("POST /signin/local", "tries to sign in")]
    [InlineData("POST /signin/github", "tries to sign in")]
    [InlineData("GET /auth/callback", "tries to sign in")]
    [InlineData("POST /jobs", "files or texts to be read")]
    [InlineData("POST /credentials", "files or texts to be read")]
    [InlineData("POST /credentials/{id:guid}/reading", "files or texts to be read")]
    [InlineData("POST /feedback", "messages")]
    [InlineData("POST /attempts/{id:guid}/review", "questions to the model")]
    [InlineData("POST /attempts/{id:guid}/wordings", "questions to the model")]
    [InlineData("GET /settings/data/archive.zip", "archives")]
    [InlineData("POST /settings/data/import", "archives")]
    [InlineData("GET /attempts/{id:guid}/review/events", "looks at a review on its way")]
    [InlineData("GET /signin", null)]
    [InlineData("POST /jobs/{id:guid}/removal", null)]
    [InlineData("POST /attempts/{id:guid}/draft", null)]
    [InlineData("POST /attempts/{id:guid}/submission", null)]
    [InlineData("GET /settings/data", null)]
    public void Each_route_has_the_limit_that_is_meant_for_it(string route, string? what) =>
        Assert.Equal(what, RateLimit.Of(route.Split(' ')[0], route.Split(' ')[1])?.What);

    [Fact]
    public void Every_route_that_takes_files_or_signs_somebody_in_has_a_limit() => Assert.Empty(
        from route in Routes()
        where route.Endpoint.Metadata.GetMetadata<TakesUploads>() is not null || (route.Pattern.StartsWith("/signin/", StringComparison.Ordinal) && route.Method == "POST")
        where RateLimit.Of(route.Method, route.Pattern) is null
        select $"{route.Method} {route.Pattern}");

    [Fact]
    public void Only_streams_and_uploads_may_take_longer_than_a_minute()
    {
        Assert.Equal(["/attempts/{id:guid}/review/events", "/credentials", "/jobs"],
            Routes().Where(r => !TimeLimits.Holds(r.Endpoint)).Select(r => r.Pattern).Except(["/settings/data/archive.zip", "/settings/data/import"]).Distinct().Order(StringComparer.Ordinal));
        var limits = Etude.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal((TimeLimits.Headers, BodyLimit.LargestDropped), (limits.RequestHeadersTimeout, limits.MaxRequestBodySize));
        Assert.True(limits.MinRequestBodyDataRate is { BytesPerSecond: >= 240 });
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::")]
    [InlineData("::1", "::")]
    public void An_address_counts_as_its_network(string address, string counted) => Assert.Equal(counted, RateLimits.Named(IPAddress.Parse(address)));

    [Fact]
    public void A_window_moves_with_the_clock()
    {
        var clock = new TestClock();
        using var limiter = new WindowLimiter(clock, 2, TimeSpan.FromMinutes(10));
        bool Asks() => limiter.AttemptAcquire().IsAcquired;

        Assert.True(Asks());
        clock.Moves(TimeSpan.FromMinutes(6));
        Assert.True(Asks());
        Assert.False(Asks());
        Assert.Null(limiter.IdleDuration);
        clock.Moves(TimeSpan.FromMinutes(4));
        Assert.True(Asks());
        Assert.False(Asks());
        clock.Moves(TimeSpan.FromMinutes(11));
        Assert.NotNull(limiter.IdleDuration);
    }

    private IEnumerable<(string Method, string Pattern, Endpoint Endpoint)> Routes() => Etude.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, $"/{e.RoutePattern.RawText!.TrimStart('/')}", (Endpoint)e)));
}
