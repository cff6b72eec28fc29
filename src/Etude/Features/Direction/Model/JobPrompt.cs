using System.Text.Json.Nodes;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Direction.Model;

/// <summary>What the model is asked of a job description: numbers, the lines they rest on, and words copied from lines. No word of its own is ever shown.</summary>
internal static class JobPrompt
{
    /// <summary>Changes whenever the words or the schema below change.</summary>
    public const string Version = "job-1";

    public const string Purpose = "job description";
    public const string Source = "description";
    private const int MostAnswerTokens = 6000;
    private const int MostSignals = 60;
    private const int MostLines = 8;

    private const string Role = "You read job descriptions for engineers. You say what a text asks for, and rest everything on its numbered lines.";

    private const string Rules = """
        Each line of the description begins with its number and a bar. Answer about this text alone:
        - title and company: the line they stand in, and the words copied from it exactly. Where no company is named: line 0 and empty words.
        - axes: those that the work needs, with a weight from 1 to 100 for how much, and the lines that say so. A must weighs more than a wish; benefits, the history of the company and what is taken away ("no Kubernetes") weigh nothing.
        - signals: technologies, methods and skills that the text names: the words copied from the line exactly, one signal at a time, the line's number, and whether it is asked as must, nice or only mentioned. Name one again for each line that names it. Never name what stands in no line.
        - shape: how the work is divided among the shares, in per cent that add up to 100, with the lines that show each.
        A claim whose line does not hold it is thrown away.
        """;

    public static ModelQuestion Of(NumberedText lines, ContentFiles content, Guid person, PersonSettings settings) => new()
    {
        Purpose = Purpose, PromptVersion = Version, Person = person, Settings = settings, Role = Role,
        Task = string.Join("\n\n", [
            Rules,
            $"The axes:\n{string.Join('\n', content.Axes.Select(a => $"- {a.Key}: {a.Name}. {a.Sentence}"))}",
            $"The shares:\n{string.Join('\n', content.Shares.Select(s => $"- {s.Key}: {s.Name}. {s.Sentence} Typical words: {s.Asks}"))}",
        ]),
        Written = [(Source, lines.Sent(Mask.Of(settings)))],
        SchemaName = "job", MaxOutputTokens = MostAnswerTokens,
        Schema = Schema.Of(new()
        {
            ["title"] = Schema.Object(new() { ["line"] = Schema.Whole(), ["words"] = Schema.Text(0, 300) }),
            ["company"] = Schema.Object(new() { ["line"] = Schema.Whole(), ["words"] = Schema.Text(0, 300) }),
            ["axes"] = Schema.List(Schema.Object(new() { ["axis"] = Schema.Word(content.Axes.Select(a => a.Key)), ["weight"] = Schema.Whole(1, 100), ["lines"] = Lines() }), content.Axes.Count),
            ["signals"] = Schema.List(Schema.Object(new() { ["words"] = Schema.Text(1, 100), ["line"] = Schema.Whole(), ["asked"] = Schema.Word(["must", "nice", "mentioned"]) }), MostSignals),
            ["shape"] = Shape(content),
        }),
    };

    /// <summary>Per cent by share, with lines: asked of a job and of a CV.</summary>
    public static JsonObject Shape(ContentFiles content) => Schema.List(
        Schema.Object(new() { ["share"] = Schema.Word(content.Shares.Select(s => s.Key)), ["percent"] = Schema.Whole(0, 100), ["lines"] = Lines() }), content.Shares.Count);

    /// <summary>Numbers of lines, of any size. Whether there are such lines is found out when the claim is taken, so that one slip costs one claim and no second call.</summary>
    public static JsonObject Lines() => Schema.List(Schema.Whole(), MostLines);
}
