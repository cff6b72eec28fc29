using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Support.Identity;

/// <summary>A server on this machine that stands in for somebody else's, over real HTTP: what all of them share.</summary>
public abstract class StandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<Fault> faults = new();
    private readonly ConcurrentQueue<string> seen = new();
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication? server;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Method, path and query of every call so far.</summary>
    public IReadOnlyList<string> Seen => [.. seen];

    /// <summary>The verifiers that came with codes.</summary>
    public ConcurrentBag<string> Verifiers { get; } = [];

    /// <summary>The clock by which things expire; the app's, once there is one.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Who sits at GitHub.</summary>
    public StandInPerson Who { get; set; } = new(1, "ada", "ada@example.org");

    /// <summary>What the person does in their browser: they say yes. Answers where that leads: back to the app.</summary>
    public abstract Task<Uri> SaysYes(string authorize);

    public abstract Task<Uri> SaysNo(string authorize);

    /// <summary>Lives by an app's clock from now on.</summary>
    public virtual void Serves(TestEtude etude) => Clock = etude.Clock;

    /// <summary>How many calls so far began so.</summary>
    public int Calls(string beginning) => Seen.Count(s => s.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>What it does with the next calls from the app, one by one.</summary>
    public void Does(params Fault[] next)
    {
        foreach (var fault in next)
            faults.Enqueue(fault);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        browser.Dispose();
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await server!.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    protected async Task Listen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Use((context, next) =>
        {
            seen.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            return next(context);
        });
        Map(server);
        await server.StartAsync();
        Address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    protected abstract void Map(IEndpointRouteBuilder server);

    /// <summary>The fault that is due for this call, if one is.</summary>
    protected Fault? Due() => faults.TryDequeue(out var fault) ? fault : null;

    /// <summary>Goes to an address as a browser does, and answers where it is sent next.</summary>
    protected async Task<Uri> Goes(Uri address)
    {
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{address} answered {answer.StatusCode}: {said}");
        return new Uri(address, answer.Headers.Location!);
    }

    /// <summary>The page on which a person says yes or no; where both lead is up to the server.</summary>
    protected static IResult AsksPerson(string yes, string no) => Results.Content(
        $"<!doctype html><html lang=en><link rel=icon href=\"data:,\"><title>Authorize Etude</title><h1>Authorize Etude</h1><p><a id=yes href=\"{WebUtility.HtmlEncode(yes)}\">Authorize</a> <a id=no href=\"{WebUtility.HtmlEncode(no)}\">Cancel</a>",
        "text/html; charset=utf-8");
}
