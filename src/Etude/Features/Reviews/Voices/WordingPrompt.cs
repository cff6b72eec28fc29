using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Reviews.Voices;

/// <summary>What the model is asked when it words frozen findings in another voice. It sees the findings alone, not the submission.</summary>
internal static class WordingPrompt
{
    public const string Version = "wording-1";
    public const string Purpose = "voice";
    private const int MostAnswerTokens = 3000;

    private const string Rules = """
        Say each finding again in this voice. The judgement is fixed: you change how it sounds and nothing else.
        - Keep the number of each finding, and leave none out.
        - Say only what its claim and question say: nothing new, nothing left out, no stronger and no weaker.
        - Keep its terms, names and figures as they are; quote nothing that is not quoted there.
        - claim: one or two sentences. question: one question that asks the same thing. title: up to seven words.
        - No fix, no hint at one, no code, no score, no mark, no link, no Markdown.
        """;

    public static ModelQuestion Of(VoiceFile voice, IReadOnlyList<Finding> findings, Guid person, PersonSettings settings) => new()
    {
        Purpose = Purpose, PromptVersion = Version, Person = person, Settings = settings,
        Role = $"You word the findings of a finished review in the voice \"{voice.Name}\": {voice.Manner}",
        Task = $"{Rules}\n\nHow this voice sounds:\n{string.Join('\n', voice.Finding.Concat(voice.Question).Select(p => $"- {p}"))}",
        // They may hold the person's words, so they stand behind the fence.
        Written = [.. findings.Select((f, i) => ($"finding_{(i + 1).ToString(CultureInfo.InvariantCulture)}", $"title: {f.Title}\nclaim: {f.Claim}\nquestion: {f.Question}"))],
        SchemaName = "wording", Schema = Schema(findings.Count), MaxOutputTokens = MostAnswerTokens,
    };

    private static JsonElement Schema(int count)
    {
        JsonObject Text(int most) => new() { ["type"] = "string", ["minLength"] = 3, ["maxLength"] = most };
        var one = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["number"] = new JsonObject { ["type"] = "integer", ["enum"] = new JsonArray([.. Enumerable.Range(1, count).Select(n => (JsonNode)n)]) },
                ["title"] = Text(90), ["claim"] = Text(600), ["question"] = Text(400),
            },
            ["required"] = new JsonArray("number", "title", "claim", "question"),
            ["additionalProperties"] = false,
        };
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["findings"] = new JsonObject { ["type"] = "array", ["minItems"] = count, ["maxItems"] = count, ["items"] = one } },
            ["required"] = new JsonArray("findings"),
            ["additionalProperties"] = false,
        });
    }
}
