using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Etude.Tests.Support.Models;

/// <summary>A stand-in that does as it is asked: reviews what was sent by quoting it, or says findings in other words.</summary>
public static partial class StandInReviewer
{
    private const int Longest = 300;
    public const string Claim = "These words say what was done there.";
    public const string Question = "What follows from these words?";

    /// <summary>One finding for each source, resting on its first long line, and one level for every signal.</summary>
    public static Reply Reviewing(int level = 2, Action<JsonObject>? changed = null) => new Reply.Says(request => Answer(request, level, changed));

    public static Reply ReviewingWhen(Task goesOn) => new Reply.Holds(request => Answer(request, 2, null), goesOn);

    public static string Answer(SeenRequest request, int level, Action<JsonObject>? changed)
    {
        var shape = request.Schema!["properties"]!;
        var answer = shape["levels"] is null ? Wording(request) : Review(request, shape, level);
        changed?.Invoke(answer);
        return answer.ToJsonString();
    }

    private static JsonObject Review(SeenRequest request, JsonNode shape, int level)
    {
        var signals = shape["levels"]!["properties"]!.AsObject().Select(p => p.Key).ToList();
        var findings = request.Written.Where(w => w.Key is not ("prediction" or "failing_tests")).Select(w => (JsonNode)Finding(w.Key, w.Value, signals)).ToArray();
        return new JsonObject
        {
            ["findings"] = new JsonArray(findings),
            ["levels"] = new JsonObject(signals.Select(s => KeyValuePair.Create(s, (JsonNode?)JsonValue.Create(level)))),
            ["summary"] = "The notes hold a plan. The checks are the part to work on.",
        };
    }

    private static JsonObject Finding(string source, string text, List<string> signals)
    {
        var line = text.Split('\n').Select(l => l.Trim()).MaxBy(l => l.Length)!;
        return new JsonObject
        {
            ["source"] = source, ["words"] = line[..Math.Min(line.Length, Longest)], ["signal"] = signals.FirstOrDefault(s => s.StartsWith(source + ".", StringComparison.Ordinal)) ?? signals[0],
            ["title"] = $"About {source}", ["claim"] = Claim, ["question"] = Question,
        };
    }

    private static JsonObject Wording(SeenRequest request) => new()
    {
        ["findings"] = new JsonArray([.. request.Written.Select((w, i) => (JsonNode)new JsonObject
        {
            ["number"] = i + 1, ["title"] = Field(w.Value, "title"), ["claim"] = $"Look here for a moment. {Field(w.Value, "claim")}", ["question"] = Field(w.Value, "question"),
        })]),
    };

    private static string Field(string text, string name) => Fields().Matches(text).First(m => m.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex("^(?<name>title|claim|question): (?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();
}
