using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Etude.Tests.Doors.Matrix;
using Etude.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Etude.Tests.Doors.Fuzz;

/// <summary>Sends made-up requests and judges the answers. The same ones each time, so that no run fails by chance; <c>ETUDE_FUZZ_SEED</c> asks for others.</summary>
/// <param name="address">Where the app is.</param>
/// <param name="comes">A browser as somebody by that name (<c>stranger</c>, <c>bob</c>, <c>owner</c>); asked for again when they were signed out.</param>
internal sealed partial class Fuzzing(Uri address, Func<string, Task<Browser>> comes) : IDisposable
{
    private const string SeedVariable = "ETUDE_FUZZ_SEED";

    private readonly Dictionary<string, (HttpClient Client, string Token)> visitors = [];

    /// <summary>Draws and sends so many; fails with each kind of fault that it found.</summary>
    public async Task FindsNothing(DrawRequests draw, int requests)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var asked) ? asked : 20261122;
        TestContext.Current.SendDiagnosticMessage($"Fuzzing with {SeedVariable}={seed}");
        var faults = new Dictionary<string, string>();
        // A hundred at a time: some carry a megabyte.
        for (var drawn = 0; drawn < requests; drawn += 100)
            foreach (var request in draw.All().Sample(60, new Rnd(seed, (ulong)drawn + 1), 100))
                if (await Fault(request) is { } fault)
                    faults.TryAdd(fault.Kind, fault.Says);

        Assert.True(faults.Count == 0, $"{SeedVariable}={seed} found:\n{string.Join("\n\n", faults.Values.Take(20))}");
    }

    public void Dispose()
    {
        foreach (var (client, _) in visitors.Values)
            client.Dispose();
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
        using var request = drawn.Message(address, token);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // Who signed out, or in as somebody else, comes back as who they were.
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("etude=", StringComparison.Ordinal)) && visitors.Remove(drawn.Who))
            client.Dispose();
        var leaks = $"{answer.Headers}{text}".Contains(Planted.Secret, StringComparison.OrdinalIgnoreCase) && drawn.Who != "owner"
            && !drawn.ToString().Contains(Planted.Secret, StringComparison.OrdinalIgnoreCase);
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
        var browser = await comes(who);
        var token = (await browser.Gets("/signin")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", string.Join("; ", browser.Cookies.Select(c => $"{c.Key}={c.Value}")));
        return visitors[who] = (client, token);
    }

    [GeneratedRegex(@"\bat \w+(\.\w+)+\(|System\.\w+Exception|Npgsql|Microsoft\.AspNetCore|StackTrace", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trace();
}
