using Etude.Features.Direction.Reading;
using Etude.Platform.Content;
using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Direction.Model;

/// <summary>What the model is asked of a CV: the same kind of answer as of a job, with roles and levels.</summary>
internal static class CvPrompt
{
    /// <summary>Changes whenever the words or the schema below change.</summary>
    public const string Version = "cv-1";

    public const string Purpose = "CV";
    public const string Source = "cv";
    private const int MostAnswerTokens = 6000;
    private const int MostSkills = 80;
    private const int MostRoles = 40;

    private const string Role = "You read CVs of engineers. You say what a text shows, neither more nor less, and rest everything on its numbered lines.";

    private const string Rules = """
        Each line of the CV begins with its number and a bar. Answer about this text alone:
        - roles: paid work and long projects, not schooling: the line with the years, the line that names the role (often the same), the first year, and the last year, or 0 where it goes on.
        - skills: technologies, methods and skills that the text names: the words copied from the line exactly, one skill at a time, and the line's number. Name one again for each line that names it. Never name what stands in no line; leave out what the person only wishes to learn.
        - levels: for each axis of which lines of work speak, a level from 1 to 100 by the anchors, and those lines. A bare list of words shows little, long and recent work more. Leave an axis out where no line speaks of it.
        - shape: how the work so far was divided among the shares, in per cent that add up to 100, with the lines that show each.
        A claim whose line does not hold it is thrown away.
        """;

    public static ModelQuestion Of(NumberedText lines, Mask mask, ContentFiles content, Guid person, PersonSettings settings) => new()
    {
        Purpose = Purpose, PromptVersion = Version, Person = person, Settings = settings, Role = Role,
        Task = string.Join("\n\n", [
            Rules,
            $"The axes, with what a level means:\n{string.Join('\n', content.Axes.Select(Anchored))}",
            $"The shares:\n{string.Join('\n', content.Shares.Select(s => $"- {s.Key}: {s.Name}. {s.Sentence}"))}",
        ]),
        Written = [(Source, lines.Sent(mask))],
        SchemaName = "cv", MaxOutputTokens = MostAnswerTokens,
        Schema = Schema.Of(new()
        {
            ["roles"] = Schema.List(Schema.Object(new() { ["line"] = Schema.Whole(), ["title_line"] = Schema.Whole(), ["from"] = Schema.Whole(), ["to"] = Schema.Whole() }), MostRoles),
            ["skills"] = Schema.List(Schema.Object(new() { ["words"] = Schema.Text(1, 100), ["line"] = Schema.Whole() }), MostSkills),
            ["levels"] = Schema.List(Schema.Object(new() { ["axis"] = Schema.Word(content.Axes.Select(a => a.Key)), ["level"] = Schema.Whole(1, 100), ["lines"] = JobPrompt.Lines() }), content.Axes.Count),
            ["shape"] = JobPrompt.Shape(content),
        }),
    };

    private static string Anchored(AxisFile axis) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"- {axis.Key}: {axis.Name}. {string.Join(' ', axis.Anchors.OrderBy(a => a.Key).Select(a => $"{a.Key} = {a.Value}"))}");
}
