using System.Collections.Concurrent;
using System.Text.Json;
using Etude.Platform.Web;
using Etude.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Etude.Tests.Platform.Web;

/// <summary>A site that serves the built engines as the app does, and has something to steal.</summary>
public sealed class EngineSite : IAsyncLifetime
{
    private const string PagePolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

    private WebApplication app = null!;
    private int thefts;

    public Assets Assets { get; } = new();

    public string Address => app.Urls.Single();

    public int Thefts => thefts;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Assets);
        app = builder.Build();
        app.MapAssets();
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = PagePolicy;
            return Results.Content("<!doctype html><title>Studio</title>", "text/html");
        });
        app.MapGet("/secret", () =>
        {
            Interlocked.Increment(ref thefts);
            return "theft";
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Starts a worker of its own for one run, as a fresh page would, and gives its report.</summary>
    internal async Task<JsonElement> Runs(IPage page, string worker, string code, string tests, string? tries = null)
    {
        var json = await page.EvaluateAsync<string>("""
            ([url, code, tests, line]) => new Promise((done, fail) => {
                const worker = new Worker(url, { type: "module" });
                worker.onerror = () => fail(new Error("The worker did not load."));
                worker.onmessage = ({ data }) => {
                    if (data.type === "answer") done(data.json);
                    if (data.type === "broke" || data.type === "unavailable") fail(new Error(data.message));
                };
                worker.postMessage({ type: line ? "try" : "run", id: 1, code, tests, line });
            })
            """, new[] { Assets.Url(worker), code, tests, tries });
        return JsonDocument.Parse(json).RootElement.Clone();
    }
}

/// <summary>Tests that run code in a built worker, each in a window of its own. At its end nothing may have been asked for that is not there.</summary>
public abstract class EngineTests(EngineSite site) : IClassFixture<EngineSite>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> notThere = [];
    private IBrowserContext context = null!;

    private protected EngineSite Site => site;

    private protected IPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        context = await Chromium.NewContext(new());
        Page = await context.NewPageAsync();
        Page.Response += (_, answer) => { if (answer.Status >= 400) notThere.Enqueue(answer.Url); };
        await Page.GotoAsync(site.Address);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await context.CloseAsync();
        Assert.Empty(notThere);
    }
}
