using System.Globalization;
using System.Text.Json;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Reflection.Model;

/// <summary>What the model is asked when it words the questions of a look back: each in other words, over the same facts.</summary>
internal static class PromptWording
{
    /// <summary>Changes whenever the words or the schema below change.</summary>
    public const string Version = "reflection-1";

    public const string Purpose = "look back";
    public const int LongestQuestion = 300;
    private const int MostAnswerTokens = 2500;

    private const string Role = "You word the questions that an engineer asks themselves every four weeks, in the spirit of Richard Hamming: what matters, and is the time going there?";

    private const string Rules = """
        Each prompt has facts, which are counted and true, and a question over them. Ask each question in your own words, so that it fits exactly these facts.
        - Keep the number of each prompt, and leave none out.
        - One question each, one or two plain sentences, at most 300 characters, ending with its only question mark.
        - Ask about the same thing. Name no figure and no name that its facts or its question do not hold; quote nothing that is not quoted there.
        - No advice, no answer, no praise, no blame, no link, no Markdown.
        """;

    public static ModelQuestion Of(IReadOnlyList<Prompt> prompts, Guid person, PersonSettings settings) => new()
    {
        Purpose = Purpose, PromptVersion = Version, Person = person, Settings = settings, Role = Role, Task = Rules,
        // Facts may hold the person's own sentence or the title of their own item, so they stand behind the fence.
        Written = [.. prompts.Select((p, i) => ($"prompt_{(i + 1).ToString(CultureInfo.InvariantCulture)}", $"{string.Join('\n', p.Facts.Select(f => $"fact: {f}"))}\nquestion: {p.Text}"))],
        SchemaName = "questions", MaxOutputTokens = MostAnswerTokens,
        Schema = Schema.Of(new()
        {
            ["questions"] = Schema.List(Schema.Object(new() { ["number"] = Schema.Whole(), ["question"] = Schema.Text(1, 600) }), prompts.Count),
        }),
    };

    /// <summary>The prompts in the model's words where these hold, in their own where they do not: key, facts and order stay.</summary>
    public static JsonList<Prompt> Worded(IReadOnlyList<Prompt> prompts, JsonElement answer)
    {
        var said = answer.GetProperty("questions").EnumerateArray().GroupBy(q => q.GetProperty("number").GetInt32()).ToDictionary(g => g.Key, g => g.First().GetProperty("question").GetString()!);
        return [.. prompts.Select((p, i) => said.TryGetValue(i + 1, out var question) && CheckQuestion.Of(p, question) is { } words ? p with { Text = words, ByModel = true } : p)];
    }
}
