using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Etude.Tests.Support.Models;

/// <summary>How a protocol streams an answer.</summary>
internal abstract class Speech(HttpResponse response)
{
    private const int PieceLength = 60;
    protected const int InputTokens = 1200;
    protected const int OutputTokens = 345;

    public async Task Give(Reply reply, SeenRequest request, HttpContext context)
    {
        switch (reply)
        {
            case Reply.Says says:
                await Begin(request);
                await Stream(says.Text(request));
                await End("stop");
                break;
            case Reply.Holds holds:
                await Begin(request);
                var whole = holds.Text(request);
                await Stream(whole[..(whole.Length / 2)]);
                await holds.Until.WaitAsync(context.RequestAborted);
                await Stream(whole[(whole.Length / 2)..]);
                await End("stop");
                break;
            case Reply.BreaksOff breaks:
                await Begin(request);
                var text = breaks.Text(request);
                await Stream(text[..(text.Length / 2)]);
                context.Abort();
                break;
            case Reply.Status status:
                response.StatusCode = status.Code;
                if (status.RetryAfter is { } wait)
                    response.Headers.RetryAfter = wait;
                await response.WriteAsync(status.Body, context.RequestAborted);
                break;
            case Reply.Silence:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case Reply.Refuses:
                await Begin(request);
                await Refuse();
                break;
            case Reply.NeverEnds:
                await Begin(request);
                while (!context.RequestAborted.IsCancellationRequested)
                    await Stream("""{"again": "and again and again"} """);
                break;
            case Reply.FailsInside:
                await Begin(request);
                await Stream("{");
                await Fail();
                break;
            default:
                await response.WriteAsync("<html>Welcome</html>\n\ndata: <html>\n\n", context.RequestAborted);
                break;
        }
    }

    protected abstract Task Begin(SeenRequest request);

    protected abstract Task Piece(string text);

    protected abstract Task End(string reason);

    protected abstract Task Refuse();

    protected abstract Task Fail();

    protected async Task Send(string? type, JsonNode data)
    {
        if (!response.HasStarted)
            response.ContentType = "text/event-stream";
        await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{(type is null ? "" : $"event: {type}\n")}data: {data.ToJsonString()}\n\n"));
        await response.Body.FlushAsync(response.HttpContext.RequestAborted);
    }

    protected Task Ends() => response.WriteAsync("data: [DONE]\n\n");

    private async Task Stream(string text)
    {
        foreach (var piece in text.Chunk(PieceLength))
            await Piece(new string(piece));
    }
}

/// <summary>Anthropic's Messages.</summary>
internal sealed class AnthropicSpeech(HttpResponse response) : Speech(response)
{
    private bool asTool;

    protected override async Task Begin(SeenRequest request)
    {
        asTool = request.Body["tool_choice"] is not null;
        await Send("message_start", Json($$$"""{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"stand-in-1","content":[],"usage":{"input_tokens":{{{InputTokens}}},"output_tokens":1} } }"""));
        await Send("content_block_start", Json(asTool
            ? """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"toolu_1","name":"review","input":{}}}"""
            : """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""));
        await Send("ping", Json("""{"type":"ping"}"""));
    }

    protected override Task Piece(string text) => Send("content_block_delta", new JsonObject
    {
        ["type"] = "content_block_delta",
        ["index"] = 0,
        ["delta"] = asTool ? new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = text } : new JsonObject { ["type"] = "text_delta", ["text"] = text },
    });

    protected override Task End(string reason) => Stop(asTool ? "tool_use" : "end_turn");

    protected override Task Refuse() => Stop("refusal");

    protected override Task Fail() => Send("error", Json("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""));

    private async Task Stop(string reason)
    {
        await Send("content_block_stop", Json("""{"type":"content_block_stop","index":0}"""));
        await Send("message_delta", Json($$$"""{"type":"message_delta","delta":{"stop_reason":"{{{reason}}}","stop_sequence":null},"usage":{"output_tokens":{{{OutputTokens}}} } }"""));
        await Send("message_stop", Json("""{"type":"message_stop"}"""));
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}

/// <summary>OpenAI's chat completions.</summary>
internal sealed class OpenAiSpeech(HttpResponse response) : Speech(response)
{
    protected override Task Begin(SeenRequest request) => Send(null, Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null));

    protected override Task Piece(string text) => Send(null, Chunk(new JsonObject { ["content"] = text }, null));

    protected override async Task End(string reason)
    {
        await Send(null, Chunk([], reason));
        await Send(null, new JsonObject
        {
            ["id"] = "chatcmpl-1", ["object"] = "chat.completion.chunk", ["choices"] = new JsonArray(),
            ["usage"] = new JsonObject { ["prompt_tokens"] = InputTokens, ["completion_tokens"] = OutputTokens, ["total_tokens"] = InputTokens + OutputTokens },
        });
        await Ends();
    }

    protected override async Task Refuse()
    {
        await Send(null, Chunk(new JsonObject { ["refusal"] = "I cannot help with that." }, null));
        await End("stop");
    }

    protected override Task Fail() => Send(null, new JsonObject { ["error"] = new JsonObject { ["message"] = "The server had an error", ["type"] = "server_error" } });

    private static JsonObject Chunk(JsonObject delta, string? reason) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason }),
    };
}
