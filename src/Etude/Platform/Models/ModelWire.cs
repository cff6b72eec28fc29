using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;

namespace Etude.Platform.Models;

/// <summary>
/// One streamed request to a model's server: what both protocols share. Every failure becomes a <see cref="ModelException"/> whose words
/// are ours: what a server says may repeat the request or the key.
/// </summary>
internal sealed class ModelWire(HttpClient http, Quirks quirks)
{
    /// <summary>Far more than the longest answer that is asked for.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    private const int MostOfARefusal = 4096;

    /// <summary>A client for one server: no redirects, because a key goes only where the operator said, and no time limit, which is the call's.</summary>
    public static HttpClient Connect(ModelSettings settings)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = settings.BaseUrl,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return http;
    }

    /// <summary>The events of the answer as JSON, in order; each with its type.</summary>
    /// <exception cref="ModelException">The server refused, failed or broke off.</exception>
    public async IAsyncEnumerable<JsonElement> Events(string path, JsonObject body, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var response = await Send(path, body, cancel);
        using var stream = new LimitedStream(await Guarded(() => response.Content.ReadAsStreamAsync(cancel)), MostBytes);
        await using var events = SseParser.Create(stream).EnumerateAsync(cancel).GetAsyncEnumerator(cancel);
        while (await Guarded(() => events.MoveNextAsync().AsTask()))
        {
            if (events.Current.Data is "[DONE]")
                yield break;
            if (events.Current.Data.Length > 0)
                yield return Parse(events.Current.Data);
        }
    }

    private async Task<HttpResponseMessage> Send(string path, JsonObject body, CancellationToken cancel)
    {
        for (; ; )
        {
            var shaped = quirks.Apply((JsonObject)body.DeepClone());
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(shaped.ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.Accept.ParseAdd("text/event-stream");
            var response = await Guarded(() => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel));
            if (response.StatusCode == HttpStatusCode.OK)
                return response;
            using (response)
            {
                if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity && quirks.Learn(await Refusal(response, cancel), shaped))
                    continue;
                throw Fault(response);
            }
        }
    }

    private static async Task<string> Refusal(HttpResponseMessage response, CancellationToken cancel)
    {
        using var stream = await Guarded(() => response.Content.ReadAsStreamAsync(cancel));
        var buffer = new byte[MostOfARefusal];
        var read = await Guarded(() => stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel).AsTask());
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static ModelException Fault(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        429 => new(ModelFault.Busy, "The model's server has too much to do at the moment (429).", RetryAfter(response)),
        // 529 is how one of the protocols says that it is overloaded.
        >= 500 => new(ModelFault.Down, $"The model's server failed ({(int)response.StatusCode}).", RetryAfter(response)),
        401 or 403 => new(ModelFault.Rejected, $"The model's server does not take the key ({(int)response.StatusCode}). Whoever runs this Etude has to look at it."),
        404 => new(ModelFault.Rejected, "The model's server does not know this model or this address (404). Whoever runs this Etude has to look at it."),
        var status => new(ModelFault.Rejected, $"The model's server did not take the request ({status})."),
    };

    /// <summary>Seconds, or an instant, which is measured against the server's own clock.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers switch
    {
        { RetryAfter.Delta: { } delta } => delta,
        { RetryAfter.Date: { } instant, Date: { } now } when instant > now => instant - now,
        _ => null,
    };

    private static JsonElement Parse(string data)
    {
        try
        {
            return JsonElement.Parse(data);
        }
        catch (JsonException)
        {
            throw new ModelException(ModelFault.Down, "The model's server sent something that is no answer of a model.");
        }
    }

    /// <summary>Turns what a network can do into words of ours. A call that was given up stays given up.</summary>
    private static async Task<T> Guarded<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ModelException(ModelFault.Down, "The model's server could not be reached, or broke off in the middle.");
        }
    }
}
