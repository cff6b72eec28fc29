using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Support;

/// <summary>A collector on this machine that takes OTLP over HTTP and keeps what it got: each text of the protobuf messages, and the headers.</summary>
public sealed class StandInCollector : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> taken = new();
    private readonly ConcurrentQueue<string> headers = new();

    private StandInCollector(WebApplication server) => this.server = server;

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyCollection<string> Headers => headers;

    /// <summary>Every text in what was sent to a path, such as <c>/v1/traces</c>.</summary>
    public IReadOnlySet<string> Texts(string path)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, body) in taken.Where(t => t.Path == path))
            Read(body, texts);
        return texts;
    }

    /// <summary>All bytes that were sent, read as text, in which anything secret would be found.</summary>
    public string Everything => string.Join('\n', taken.Select(t => Encoding.UTF8.GetString(t.Body)));

    public static async Task<StandInCollector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new StandInCollector(builder.Build());
        collector.server.MapPost("/{**path}", collector.Take);
        await collector.server.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        taken.Enqueue((context.Request.Path, body.ToArray()));
        foreach (var header in context.Request.Headers)
            headers.Enqueue($"{header.Key}: {header.Value}");
        // An empty message: everything was taken.
        context.Response.ContentType = "application/x-protobuf";
    }

    /// <summary>Walks a protobuf message without its schema: a length-delimited field is a message where it can be read as one, and a text where it can be.</summary>
    private static bool Read(ReadOnlySpan<byte> message, HashSet<string> texts)
    {
        while (message.Length > 0)
        {
            if (!Number(ref message, out var key) || key >> 3 == 0)
                return false;
            switch (key & 7)
            {
                case 0 when Number(ref message, out _): break;
                case 1 when message.Length >= 8: message = message[8..]; break;
                case 5 when message.Length >= 4: message = message[4..]; break;
                case 2 when Number(ref message, out var length) && length <= (ulong)message.Length:
                    var field = message[..(int)length];
                    if (!Read(field, texts) || field.Length < 200)
                        texts.Add(Encoding.UTF8.GetString(field));
                    message = message[(int)length..];
                    break;
                default: return false;
            }
        }

        return true;
    }

    private static bool Number(ref ReadOnlySpan<byte> message, out ulong number)
    {
        number = 0;
        for (var at = 0; at < Math.Min(10, message.Length); at++)
        {
            number |= (ulong)(message[at] & 0x7f) << (7 * at);
            if (message[at] < 0x80)
            {
                message = message[(at + 1)..];
                return true;
            }
        }

        return false;
    }
}
