using System.Collections.Concurrent;
using Etude.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Support.Models;

/// <summary>A model's server on this machine that speaks both protocols over real HTTP and does what a test tells it, faults included.</summary>
public sealed class StandInModel : IAsyncDisposable
{
    public const string Key = "sk-stand-in-0123456789";
    public const string Name = "stand-in-1";
    private const string OpenAiPath = "/v1/chat/completions";
    private const string AnthropicPath = "/v1/messages";

    private readonly WebApplication server;
    private readonly ConcurrentQueue<Reply> replies = new();
    private readonly ConcurrentQueue<SeenRequest> seen = new();

    private StandInModel(WebApplication server) => this.server = server;

    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    /// <summary>What it does when nothing else is said.</summary>
    public Reply Otherwise { get; set; } = Reply.Saying("{}");

    /// <summary>What it answers to a GET, by path.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> Pages { get; } = new();

    public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<StandInModel> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var standIn = new StandInModel(builder.Build());
        standIn.server.MapPost(AnthropicPath, (HttpContext context) => standIn.Take(context, new AnthropicSpeech(context.Response)));
        standIn.server.MapPost(OpenAiPath, (HttpContext context) => standIn.Take(context, new OpenAiSpeech(context.Response)));
        standIn.server.MapGet("/{**path}", (HttpContext context) => standIn.Pages.TryGetValue(context.Request.Path, out var page)
            ? Results.Text(page.Body, statusCode: page.Status) : Results.NotFound());
        await standIn.server.StartAsync();
        return standIn;
    }

    /// <summary>The settings of an app that uses it: patient, for a busy machine answers late too, and free with tokens.</summary>
    /// <param name="seconds">How long it waits for an answer. Short only where it waits in vain: nothing that has to succeed may stand under a short limit.</param>
    public ModelSettings Speaking(ModelProvider provider, double seconds = 300, int dailyTokens = 10_000_000, int? ofAll = null) => new()
    {
        Provider = provider, Model = Name, Key = Key, BaseUrl = new Uri(Address, provider == ModelProvider.Anthropic ? "/" : "/v1/"),
        Timeout = TimeSpan.FromSeconds(seconds), DailyTokens = dailyTokens, DailyTokensOfAll = ofAll ?? dailyTokens, InputPrice = 3, OutputPrice = 15,
        FirstPause = TimeSpan.FromMilliseconds(1),
    };

    /// <summary>What it does with the next requests, one by one.</summary>
    public void Does(params Reply[] next)
    {
        foreach (var reply in next)
            replies.Enqueue(reply);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    private async Task Take(HttpContext context, Speech speech)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new SeenRequest(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
        seen.Enqueue(request);
        try
        {
            await speech.Give(replies.TryDequeue(out var next) ? next : Otherwise, request, context);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }
}
