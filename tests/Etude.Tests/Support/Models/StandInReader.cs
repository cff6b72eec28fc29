using System.Globalization;
using System.Text.Json.Nodes;

namespace Etude.Tests.Support.Models;

/// <summary>A stand-in that reads job descriptions and CVs by pointing at the numbered lines that it was sent.</summary>
public static class StandInReader
{
    /// <summary>A job: its first line is the title, its second the company, and each wanted word is a must on the axis.</summary>
    /// <param name="signals">Words that are looked for in the lines, each with its axis.</param>
    /// <param name="changed">Spoils the answer.</param>
    public static Reply Job((string Words, string Axis)[] signals, Action<JsonObject>? changed = null) => new Reply.Says(request => Answer(request, JobOf(request, signals), changed));

    /// <summary>A job that is answered when it may be.</summary>
    public static Reply JobWhen(Task goesOn, (string Words, string Axis)[] signals) => new Reply.Holds(request => Answer(request, JobOf(request, signals), null), goesOn);

    /// <summary>A CV: the first line with a year is a role, and each wanted word a skill that shows 60 of its axis.</summary>
    public static Reply Cv((string Words, string Axis)[] skills, int from, int to, Action<JsonObject>? changed = null) => new Reply.Says(request => Answer(request, CvOf(request, skills, from, to), changed));

    /// <summary>A CV that is answered when it may be.</summary>
    public static Reply CvWhen(Task goesOn, (string Words, string Axis)[] skills, int from, int to) => new Reply.Holds(request => Answer(request, CvOf(request, skills, from, to), null), goesOn);

    /// <summary>The lines as they came, from 1.</summary>
    public static IReadOnlyList<string> Lines(SeenRequest request) => [.. request.Written.Values.First().Split('\n').Select(l => l[(l.IndexOf("| ", StringComparison.Ordinal) + 2)..])];

    private static string Answer(SeenRequest request, JsonObject answer, Action<JsonObject>? changed)
    {
        Assert.NotEmpty(Lines(request));
        changed?.Invoke(answer);
        return answer.ToJsonString();
    }

    private static JsonObject JobOf(SeenRequest request, (string Words, string Axis)[] signals)
    {
        var lines = Lines(request);
        return new()
        {
            ["title"] = new JsonObject { ["line"] = 1, ["words"] = lines[0] },
            ["company"] = new JsonObject { ["line"] = 2, ["words"] = lines[1] },
            ["axes"] = Numbers(signals, lines, "axis", "weight", 50),
            ["signals"] = new JsonArray([.. signals.Select(s => (JsonNode)new JsonObject { ["words"] = s.Words, ["line"] = Line(lines, s.Words), ["asked"] = "must" })]),
            ["shape"] = new JsonArray(new JsonObject { ["share"] = "architect", ["percent"] = 100, ["lines"] = new JsonArray(1) }),
        };
    }

    private static JsonObject CvOf(SeenRequest request, (string Words, string Axis)[] skills, int from, int to)
    {
        var lines = Lines(request);
        var dates = Line(lines, from.ToString(CultureInfo.InvariantCulture));
        return new()
        {
            ["roles"] = new JsonArray(new JsonObject { ["line"] = dates, ["title_line"] = dates, ["from"] = from, ["to"] = to }),
            ["skills"] = new JsonArray([.. skills.Select(s => (JsonNode)new JsonObject { ["words"] = s.Words, ["line"] = Line(lines, s.Words) })]),
            ["levels"] = Numbers(skills, lines, "axis", "level", 60),
            ["shape"] = new JsonArray(new JsonObject { ["share"] = "individual_contributor", ["percent"] = 100, ["lines"] = new JsonArray(dates) }),
        };
    }

    private static JsonArray Numbers((string Words, string Axis)[] named, IReadOnlyList<string> lines, string key, string number, int value) => new([.. named
        .GroupBy(n => n.Axis, StringComparer.Ordinal)
        .Select(g => (JsonNode)new JsonObject { [key] = g.Key, [number] = value, ["lines"] = new JsonArray([.. g.Select(n => (JsonNode)Line(lines, n.Words))]) })]);

    private static int Line(IReadOnlyList<string> lines, string words) => lines.ToList().FindIndex(l => l.Contains(words, StringComparison.Ordinal)) + 1;
}
