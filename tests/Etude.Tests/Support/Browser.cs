namespace Etude.Tests.Support;

/// <summary>What a browser without scripts does: keeps cookies, sends forms as they are on the page. Redirects are left to the test.</summary>
public class Browser : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> jar = new(StringComparer.Ordinal);

    public Browser(Uri address) =>
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Its cookies, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => jar;

    /// <summary>What it says of itself; nothing when nothing is set.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Forgets everybody, as a browser whose cookies were deleted.</summary>
    public void ForgetsCookies() => jar.Clear();

    /// <summary>Has the cookies of another browser, as a thief would.</summary>
    public void Takes(IReadOnlyDictionary<string, string> cookies)
    {
        foreach (var (name, value) in cookies)
            jar[name] = value;
    }

    public Task<Page> Gets(string path, params (string Name, string Value)[] headers) => Asks(HttpMethod.Get, path, null, headers);

    /// <summary>Follows one redirect of a deed.</summary>
    public async Task<Page> Follows(Page page) => await Gets(page.Location ?? throw new InvalidOperationException($"{page.Status} leads nowhere: {page.Text}"));

    /// <summary>Sends a form as a browser would.</summary>
    public Task<Page> Sends(HtmlForm form, params (string Name, string Value)[] headers) =>
        Asks(form.Method, form.Action, form.Content(), headers);

    /// <summary>Sends a form as the page's script would.</summary>
    public Task<Page> SendsForJson(HtmlForm form) => Sends(form, ("Accept", "application/json"));

    /// <summary>Opens a stream: comes back once its first part is there, with the task of reading it to its end.</summary>
    public async Task<Task<Page>> Opens(string path) => Reads(await Asks(HttpMethod.Get, path, null, [], HttpCompletionOption.ResponseHeadersRead));

    public async Task<Page> Asks(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers) =>
        await Reads(await Asks(method, path, content, headers, HttpCompletionOption.ResponseContentRead));

    private async Task<HttpResponseMessage> Asks(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers, HttpCompletionOption until)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!, path)) { Content = content };
        if (headers.All(h => h.Name != "Accept"))
            request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        if (jar.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}")));
        if (UserAgent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, until, TestContext.Current.CancellationToken);
    }

    private async Task<Page> Reads(HttpResponseMessage answer)
    {
        using var read = answer;
        var page = await Page.From(read);
        page.Headers("Set-Cookie").ToList().ForEach(Keeps);
        return page;
    }

    // Not by the machine's clock, as CookieContainer does: the app's clock is the test's.
    private void Keeps(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) switch { var pair => (pair[0], pair[1]) };
        if (value.Length == 0)
            jar.Remove(name);
        else
            jar[name] = value;
    }

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }
}
