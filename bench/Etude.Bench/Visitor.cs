using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Etude.Platform;

namespace Etude.Bench;

/// <summary>What came back, and how long it took from the first byte sent to the last byte read.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, string? Location, double Milliseconds);

/// <summary>A person with a browser's cookies and nothing else of a browser.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient http;

    public Visitor(Uri app) => http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app };

    public static async Task<Visitor> SignedIn(Uri app, string email, CancellationToken cancel)
    {
        var visitor = new Visitor(app);
        await visitor.SignIn(email, cancel);
        return visitor;
    }

    public async Task<Answer> SignIn(string email, CancellationToken cancel)
    {
        var page = await Get("/signin", cancel);
        var form = Form.In(page, "form[action='/signin/local']");
        form["email"] = email;
        form["tz"] = "Europe/Paris";
        return await Post("/signin/local", form, cancel);
    }

    public Task<Answer> Get(string path, CancellationToken cancel) => Send(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    public Task<Answer> Post(string path, Form form, CancellationToken cancel, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form.Content() };
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        return Send(request, cancel);
    }

    /// <summary>Saves what an address sends, as it comes.</summary>
    public async Task Download(string path, string file, CancellationToken cancel)
    {
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        await using var to = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        await response.Content.CopyToAsync(to, cancel);
    }

    public void Dispose() => http.Dispose();

    /// <exception cref="PlainException">The answer is neither a page nor a way on: what was measured would mean nothing.</exception>
    private async Task<Answer> Send(HttpRequestMessage request, CancellationToken cancel)
    {
        using var sent = request;
        var began = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, cancel);
        var body = await response.Content.ReadAsStringAsync(cancel);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther
            ? new Answer(response.StatusCode, body, response.Headers.Location?.ToString(), took)
            : throw new PlainException($"{request.Method} {request.RequestUri} answered {(int)response.StatusCode} ({Words(body)}), so there is nothing to measure.", 1);
    }

    private static string Words(string body) => new HtmlParser().ParseDocument(body).QuerySelector("main, body")?.TextContent.Trim().ReplaceLineEndings(" ") ?? "";
}
