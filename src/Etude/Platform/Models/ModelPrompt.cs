using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Etude.Platform.Configuration;
using Microsoft.Extensions.AI;

namespace Etude.Platform.Models;

/// <summary>A question as it goes over the wire.</summary>
/// <param name="Hash">64 hex digits, the same for the same question to the same model: made before the fence's random mark.</param>
internal sealed record ModelPrompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, string Hash)
{
    private const int MostCharactersEchoed = 20_000;

    public static ModelPrompt Of(ModelQuestion question, ModelSettings settings)
    {
        var (mask, fence) = (Mask.Of(question.Settings), new Fence());
        var written = question.Written.Select(w => (w.Name, Text: mask.Cover(w.Text))).ToList();
        var shape = question.Schema.GetRawText();
        var user = string.Join("\n\n", [
            question.Task,
            .. written.Select(w => fence.Around(w.Name, w.Text)),
            $"Answer with one JSON object of this JSON Schema and nothing else:\n{shape}",
        ]);
        var plain = string.Join('\0', [settings.Provider.ToString(), settings.Model, question.PromptVersion, question.Role, question.Task, shape, .. written.Select(w => $"{w.Name}\0{w.Text}")]);
        return new ModelPrompt(
            [new(ChatRole.System, $"{question.Role}\n\n{fence.Rule}"), new(ChatRole.User, user)],
            new ChatOptions
            {
                Temperature = 0,
                MaxOutputTokens = question.MaxOutputTokens,
                ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonShape.ForWire(question.Schema), question.SchemaName),
            },
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain))));
    }

    /// <summary>The same question with the answer that did not fit, and what was wrong with it.</summary>
    public ModelPrompt Repaired(string answer, IReadOnlyList<string> mistakes) => this with
    {
        Messages = [
            .. Messages,
            new(ChatRole.Assistant, answer.Length <= MostCharactersEchoed ? answer + " " : answer[..MostCharactersEchoed]),
            new(ChatRole.User, $"That does not fit the schema:\n- {string.Join("\n- ", mistakes)}\nAnswer again with the whole JSON object, mended, and nothing else."),
        ],
    };

    /// <summary>A guess at how many tokens go out: a token is seldom shorter than three characters.</summary>
    public int GuessedTokens => (Messages.Sum(m => m.Text.Length) / 3) + 1;
}
