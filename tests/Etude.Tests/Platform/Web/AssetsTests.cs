using System.Net;
using Etude.Platform;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Platform.Web;

public sealed class AssetsTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("etude-assets-");
    private WebApplication app = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        Write("assets/manifest.json", """{"shell.js": "/assets/shell-AB12.js"}""");
        Write("assets/shell-AB12.js", "let plain = 1;");
        Write("assets/shell-AB12.js.br", "packed");
        Write("engines/worker-CD34.js", "let worker = 1;");
        Write("secret.js", "let secret = 1;");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new Assets(folder.FullName));
        app = builder.Build();
        app.MapAssets();
        await app.StartAsync(TestContext.Current.CancellationToken);
        browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_page_finds_an_asset_by_its_plain_name() =>
        Assert.Equal("/assets/shell-AB12.js", new Assets(folder.FullName).Url("shell.js"));

    [Fact]
    public async Task A_browser_that_takes_Brotli_gets_the_packed_copy_and_keeps_it_for_ever()
    {
        var answer = await Get("/assets/shell-AB12.js", ("Accept-Encoding", "gzip, deflate, br;q=0.8"));

        Assert.Equal("packed", await Text(answer));
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br;q=0")]
    [InlineData("nonsense;;q=x")]
    public async Task A_browser_that_does_not_take_Brotli_gets_the_plain_file(string encodings)
    {
        var answer = await Get("/assets/shell-AB12.js", ("Accept-Encoding", encodings));

        Assert.Equal("let plain = 1;", await Text(answer));
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_browser_that_has_the_file_is_told_so()
    {
        var first = await Get("/assets/shell-AB12.js");
        var again = await Get("/assets/shell-AB12.js", ("If-None-Match", first.Headers.ETag!.ToString()));
        var packed = await Get("/assets/shell-AB12.js", ("If-None-Match", first.Headers.ETag!.ToString()), ("Accept-Encoding", "br"));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, packed.StatusCode);
    }

    [Fact]
    public async Task A_worker_may_fetch_the_engines_and_nothing_else()
    {
        var answer = await Get("/engines/worker-CD34.js");
        var engines = $"{app.Urls.Single()}/engines/";

        Assert.Equal(
            $"default-src 'none'; script-src {engines} 'wasm-unsafe-eval'; connect-src {engines}",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("/assets/missing.js")]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets/shell-AB12.js.br")]
    [InlineData("/assets/../secret.js")]
    [InlineData("/assets/%2e%2e/secret.js")]
    [InlineData("/assets/..%2fsecret.js")]
    [InlineData("/assets/..%5csecret.js")]
    [InlineData("/engines/%00")]
    public async Task Nothing_but_built_files_is_served(string path)
    {
        var answer = await browser.GetAsync(new Uri($"{app.Urls.Single()}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), TestContext.Current.CancellationToken);

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path} answered {answer.StatusCode}");
    }

    [Fact]
    public void A_missing_build_is_named_with_its_remedy()
    {
        File.Delete(Path.Combine(folder.FullName, "assets", "manifest.json"));

        var fault = Assert.Throws<PlainException>(() => new Assets(folder.FullName));

        Assert.Contains("npm run build", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"shell.js": 4}""")]
    public void A_damaged_list_is_named_with_its_remedy(string manifest)
    {
        Write("assets/manifest.json", manifest);

        Assert.Contains("npm run build", Assert.Throws<PlainException>(() => new Assets(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_asset_that_was_not_built_is_named_with_its_remedy() =>
        Assert.Contains("npm run build", Assert.Throws<PlainException>(() => new Assets(folder.FullName).Url("studio.js")).Message, StringComparison.Ordinal);

    private async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
