using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Etude.Tests.Doors.Matrix;
using Etude.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Etude.Tests.Doors.Fuzz;

/// <summary>
/// Thousands of made-up requests over the route table. None breaks the app, shows a byte of somebody else's or a stack trace, and
/// each that is refused is refused in a plain sentence. The seed is in the report; <c>ETUDE_FUZZ_SEED</c> runs the same again.
/// </summary>
public sealed partial class RequestFuzzTests : IAsyncLifetime
{
    private const int Requests = 3000;
    private const string SeedVariable = "ETUDE_FUZZ_SEED";

    private readonly Dictionary<string, (HttpClient Client, string Token)> visitors = [];
    private TestEtude? etude;

    private TestEtude Etude => etude!;

    public async ValueTask InitializeAsync() => etude = await TestEtude.Start();

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _) in visitors.Values)
            client.Dispose();
        await etude!.DisposeAsync();
    }

    [Fact]
    public async Task No_request_breaks_the_app_or_shows_what_is_somebody_elses()
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var asked) ? asked : (uint)Guid.NewGuid().GetHashCode();
        TestContext.Current.SendDiagnosticMessage($"Fuzzing with {SeedVariable}={seed}");
        var ada = await Etude.SignsIn($"{Planted.Secret}@example.org");
        var hers = (await Visits.Pages(ada)).Values.Concat((await Visits.Deeds(ada, await Etude.SignsIn(TestEtude.OwnerEmail))).Values.Select(f => f.Action)).ToList();
        await Planted.In(Etude, ada.Id);
        var bob = await Etude.SignsIn("bob@example.org");
        var forms = (await Visits.Deeds(bob, await Etude.SignsIn(TestEtude.OwnerEmail))).Values;
        var his = forms.Select(f => f.Action).Concat((await Visits.Pages(await Etude.Somebody())).Values);
        var before = await Planted.Rows(Etude, ada.Id);
        var draw = new DrawRequests(Routes(), Ids(hers.Concat(his)), [.. forms]);

        var faults = new Dictionary<string, string>();
        // A hundred at a time: some carry a megabyte.
        for (var drawn = 0; drawn < Requests; drawn += 100)
            foreach (var request in draw.All().Sample(60, new Rnd(seed, (ulong)drawn + 1), 100))
                if (await Fault(request) is { } fault)
                    faults.TryAdd(fault.Kind, fault.Says);

        Assert.True(faults.Count == 0, $"{SeedVariable}={seed} found:\n{string.Join("\n\n", faults.Values.Take(20))}");
        // Whoever owns the instance answers messages; everything else of hers is as it was.
        Assert.Equal(before.Where(r => r.Key != "feedback"), (await Planted.Rows(Etude, ada.Id)).Where(r => r.Key != "feedback"));
    }

    /// <summary>What is wrong with the answer to a request, and which kind of fault that is; null when nothing is.</summary>
    private async Task<(string Kind, string Says)?> Fault(DrawnRequest drawn)
    {
        try
        {
            return await FaultOfAnswer(drawn);
        }
        catch (HttpRequestException cut)
        {
            // A server may hang up on whoever sends on and on after it has refused.
            return drawn.Fields.Sum(f => f.Value.Length) >= 65536 ? null
                : ($"is cut off {drawn.Method} {drawn.Path.Split('?')[0].Split('/')[1]}", $"{drawn}\nis cut off: {cut.Message} {cut.InnerException?.Message}");
        }
    }

    private async Task<(string Kind, string Says)?> FaultOfAnswer(DrawnRequest drawn)
    {
        var (client, token) = await Visitor(drawn.Who);
        using var request = drawn.Message(Etude.Address, token);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // Who signed out, or in as somebody else, comes back as who they were.
        if (drawn.Path.StartsWith("/sign", StringComparison.Ordinal) && drawn.Method == "POST")
            visitors.Remove(drawn.Who);
        var leaks = text.Contains(Planted.Secret, StringComparison.OrdinalIgnoreCase) && drawn.Who != "owner" && !drawn.ToString().Contains(Planted.Secret, StringComparison.OrdinalIgnoreCase);
        var what = (int)answer.StatusCode >= 500 ? "breaks the app" : leaks ? "shows what is somebody else's" : Trace().IsMatch(text) ? "shows a trace"
            : (int)answer.StatusCode >= 400 && drawn.Method != "HEAD" && !IsPlain(answer, text) ? "is refused without a plain sentence" : null;
        return what is null ? null : ($"{what} {drawn.Method} {drawn.Path.Split('?')[0].Split('/')[1]} {answer.StatusCode}",
            $"{drawn}\n{what}, answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 600)]}");
    }

    /// <summary>A refusal is a sentence on a page of the house, or in JSON, or (before there is a page) a sentence alone.</summary>
    private static bool IsPlain(HttpResponseMessage answer, string text) => answer.Content.Headers.ContentType?.MediaType switch
    {
        "text/html" => Sentence(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text)),
        "application/json" => text.Contains("\"message\"", StringComparison.Ordinal) && text.Length > 20,
        // A NUL in the address is refused by the server before there is an app to ask.
        _ => text.TrimEnd().EndsWith('.') || answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal),
    };

    private static bool Sentence(IHtmlDocument page) =>
        page.QuerySelectorAll(".lede, [role=alert], .bad, .notice, [aria-invalid]").Any(e => e.TextContent.Trim().Length > 10);

    private async Task<(HttpClient Client, string Token)> Visitor(string who)
    {
        if (visitors.TryGetValue(who, out var known))
            return known;
        var browser = who switch { "stranger" => Etude.Browser(), "owner" => await Etude.SignsIn(TestEtude.OwnerEmail), _ => await Etude.SignsIn("bob@example.org") };
        var page = await browser.Gets("/signin");
        var token = page.Form("/signin/local")["__RequestVerificationToken"]!;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Etude.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", string.Join("; ", browser.Cookies.Select(c => $"{c.Key}={c.Value}")));
        return visitors[who] = (client, token);
    }

    private List<(string Method, string Pattern)> Routes() => [.. Etude.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, $"/{e.RoutePattern.RawText!.TrimStart('/')}")))
        .Distinct().Order()];

    private static List<string> Ids(IEnumerable<string> addresses) => [.. addresses.SelectMany(a => Id().Matches(a).Select(m => m.Value)).Distinct()];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\bat \w+(\.\w+)+\(|System\.\w+Exception|Npgsql|Microsoft\.AspNetCore|StackTrace", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trace();
}
