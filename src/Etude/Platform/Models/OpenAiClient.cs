using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Microsoft.Extensions.AI;

namespace Etude.Platform.Models;

/// <summary>OpenAI's chat completions over HTTP, always streamed, as Ollama and other compatible servers speak them.</summary>
internal sealed class OpenAiClient : IChatClient
{
    private readonly HttpClient http;
    private readonly ModelWire wire;
    private readonly string model;

    public OpenAiClient(ModelSettings settings)
    {
        http = ModelWire.Connect(settings);
        if (settings.Key is { } key)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        (wire, model) = (new ModelWire(http, new Quirks()), settings.Model);
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatFinishReason? reason = null;
        await foreach (var chunk in wire.Events("chat/completions", Body(messages, options), cancellationToken))
        {
            if (chunk.ValueKind != JsonValueKind.Object || chunk.TryGetProperty("error", out _))
                throw new ModelException(ModelFault.Down, "The model's server failed in the middle of its answer.");
            var choice = Choice(chunk);
            if (Delta(choice, "content") is { Length: > 0 } text)
                yield return new ChatResponseUpdate(ChatRole.Assistant, text);
            // A refusal comes in a field of its own, and ends like any other answer.
            reason = Delta(choice, "refusal") is { Length: > 0 } ? ChatFinishReason.ContentFilter : reason ?? Reason(choice);
            if (Usage(chunk) is { } usage)
                yield return new ChatResponseUpdate { Role = ChatRole.Assistant, Contents = [new UsageContent(usage)] };
        }

        if (reason is null)
            throw new ModelException(ModelFault.Down, "The model's server broke off in the middle of its answer.");
        yield return new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = reason };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();

    private JsonObject Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
            ["max_tokens"] = options?.MaxOutputTokens ?? 4096,
            ["messages"] = new JsonArray([.. messages.Select(m => (JsonNode)new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text })]),
        };
        if (options?.Temperature is { } temperature)
            body["temperature"] = temperature;
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
            body["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = format.SchemaName ?? "answer", ["strict"] = true, ["schema"] = JsonNode.Parse(schema.GetRawText()) },
            };
        return body;
    }

    private static JsonElement? Choice(JsonElement chunk) =>
        chunk.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && choices[0].ValueKind == JsonValueKind.Object ? choices[0] : null;

    private static string? Delta(JsonElement? choice, string name) =>
        choice is { } one && one.TryGetProperty("delta", out var delta) && delta.ValueKind == JsonValueKind.Object
            && delta.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ChatFinishReason? Reason(JsonElement? choice) =>
        choice is { } one && one.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() switch
        {
            "length" => ChatFinishReason.Length,
            "content_filter" => ChatFinishReason.ContentFilter,
            _ => ChatFinishReason.Stop,
        }
        : null;

    private static UsageDetails? Usage(JsonElement chunk) =>
        chunk.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? new UsageDetails { InputTokenCount = Number(usage, "prompt_tokens"), OutputTokenCount = Number(usage, "completion_tokens") }
            : null;

    private static long Number(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;
}
