using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Microsoft.Extensions.AI;

namespace Etude.Platform.Models;

/// <summary>Anthropic's Messages over HTTP, always streamed. A schema is asked for as the input of a tool that nobody runs.</summary>
internal sealed class AnthropicClient : IChatClient
{
    private readonly HttpClient http;
    private readonly ModelWire wire;
    private readonly string model;

    public AnthropicClient(ModelSettings settings)
    {
        http = ModelWire.Connect(settings);
        http.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        if (settings.Key is { } key)
            http.DefaultRequestHeaders.Add("x-api-key", key);
        (wire, model) = (new ModelWire(http, new Quirks()), settings.Model);
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (usage, ended) = (new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0 }, false);
        await foreach (var one in wire.Events("v1/messages", Body(messages, options), cancellationToken))
        {
            switch (Text(one, "type"))
            {
                case "message_start" when one.TryGetProperty("message", out var message):
                    Count(usage, message);
                    break;
                case "content_block_delta" when Delta(one) is { Length: > 0 } text:
                    yield return new ChatResponseUpdate(ChatRole.Assistant, text);
                    break;
                case "message_delta":
                    Count(usage, one);
                    yield return new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = Reason(one), Contents = [new UsageContent(usage)] };
                    break;
                case "message_stop":
                    ended = true;
                    break;
                case "error":
                    throw Failure(one);
                default:
                    break;
            }
        }

        if (!ended)
            throw new ModelException(ModelFault.Down, "The model's server broke off in the middle of its answer.");
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();

    private JsonObject Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages.ToList();
        var body = new JsonObject
        {
            ["model"] = model,
            ["max_tokens"] = options?.MaxOutputTokens ?? 4096,
            ["stream"] = true,
            ["messages"] = new JsonArray([.. all.Where(m => m.Role != ChatRole.System).Select(m => (JsonNode)new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text })]),
        };
        if (options?.Temperature is { } temperature)
            body["temperature"] = temperature;
        if (string.Join("\n\n", all.Where(m => m.Role == ChatRole.System).Select(m => m.Text)) is { Length: > 0 } system)
            body["system"] = system;
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
        {
            var name = format.SchemaName ?? "answer";
            body["tools"] = new JsonArray(new JsonObject { ["name"] = name, ["description"] = "Hands in the answer.", ["input_schema"] = JsonNode.Parse(schema.GetRawText()) });
            body["tool_choice"] = new JsonObject { ["type"] = "tool", ["name"] = name };
        }

        return body;
    }

    /// <summary>What the model wrote: the tool's input, or text where it takes no tool.</summary>
    private static string? Delta(JsonElement one) => one.TryGetProperty("delta", out var delta) ? Text(delta, "partial_json") ?? Text(delta, "text") : null;

    private static void Count(UsageDetails usage, JsonElement holder)
    {
        if (!holder.TryGetProperty("usage", out var counts) || counts.ValueKind != JsonValueKind.Object)
            return;
        var input = Number(counts, "input_tokens") + Number(counts, "cache_creation_input_tokens") + Number(counts, "cache_read_input_tokens");
        usage.InputTokenCount = Math.Max(usage.InputTokenCount ?? 0, input);
        usage.OutputTokenCount = Math.Max(usage.OutputTokenCount ?? 0, Number(counts, "output_tokens"));
    }

    private static ChatFinishReason? Reason(JsonElement one) => one.TryGetProperty("delta", out var delta) ? Text(delta, "stop_reason") switch
    {
        "end_turn" or "stop_sequence" or "tool_use" => ChatFinishReason.Stop,
        "max_tokens" => ChatFinishReason.Length,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => null,
    }
    : null;

    private static ModelException Failure(JsonElement one) => one.TryGetProperty("error", out var error) && Text(error, "type") == "rate_limit_error"
        ? new(ModelFault.Busy, "The model's server has too much to do at the moment.")
        : new(ModelFault.Down, "The model's server failed in the middle of its answer.");

    private static string? Text(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long Number(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;
}
